setup-no_home = 系统没有给出主目录。请用 --db 或 GENDAN_DB 指明数据文件。
setup-clock = GENDAN_NOW 的值“{ $text }”不是时间。请写成 2026-11-21T20:00:00 或 2026-11-21。
setup-config-unreadable = 读不了设置文件 { $path }（{ $why }），已改用默认设置。请检查这个文件，或删去它。
setup-config-large = 设置文件 { $path } 超过 1 MiB，已改用默认设置。请检查是不是放错了文件。
setup-config-encoding = 设置文件 { $path } 第 { $line } 行不是 UTF-8，已改用默认设置。请另存为 UTF-8。
setup-config-invalid = 设置文件 { $path } 第 { $line } 行第 { $column } 列有误，已改用默认设置。请改正或删去这一行：{ $excerpt }（{ $message }）
