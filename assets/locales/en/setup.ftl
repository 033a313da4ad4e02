setup-no_home = The system names no home folder. Name the data file with --db or GENDAN_DB.
setup-clock = GENDAN_NOW holds “{ $text }”, which is not a time. Write 2026-11-21T20:00:00 or 2026-11-21.
setup-config-unreadable = The settings file { $path } cannot be read ({ $why }), so the defaults are used. Check the file, or remove it.
setup-config-large = The settings file { $path } is larger than 1 MiB, so the defaults are used. Check that it is the right file.
setup-config-encoding = The settings file { $path } is not UTF-8 in line { $line }, so the defaults are used. Save it as UTF-8.
setup-config-invalid = The settings file { $path } is wrong in line { $line }, column { $column }, so the defaults are used. Mend or remove this line: { $excerpt } ({ $message })
