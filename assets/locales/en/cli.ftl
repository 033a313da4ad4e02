# What commands print.
cli-no_book = There is no book yet at { $path }. The first thing saved makes one.
cli-empty_book = { $path } is an empty file: nothing is in it. The first thing saved starts a new book there.
cli-emptied_book = { $path } is an empty file, but it was a book before: something has emptied it. Nothing was changed.
cli-started_book = { $path } was an empty file. A new book was started in it.
cli-look_only = { $path } cannot be written: it is only looked at, as it stood when this began.
cli-no_customer = No customer is “{ $text }”. “gendan find” looks for a part of a name; “gendan customer add” adds one.
cli-ambiguous = “{ $text }” could be several customers. Write more of the name:
cli-nothing_found = Nothing holds “{ $text }”.
cli-output = The output could not be written: { $why }.
cli-input = The input could not be read: { $why }.
cli-input-not_utf8 = Line { $line } of the input is not UTF-8. The lines before it are saved.
cli-input-long = Line { $line } of the input is too long. The lines before it are saved.
cli-at_line = Line { $line }: { $why } The lines before it are saved.
cli-amount = “{ $text }” is not understood as an amount. Write it as 98000, 12,000.50 or 12k.
cli-dumb_terminal = This terminal (TERM=dumb) cannot move its cursor, so the screen cannot be drawn. “gendan --help” lists the commands that do not need it.
cli-panic = gendan broke off by a fault of its own ({ $place }). What was saved is safe, and what was typed is offered again at the next start.
cli-no_terminal = The screen needs a terminal. “gendan --help” lists the commands that do not.
cli-terminal = The terminal cannot be set up: { $why }.

cli-alike-phone = Maybe there already: “{ $name }” has the same phone number.
cli-alike-name = Maybe there already: “{ $name }” is the same name.
cli-alike-similar = Maybe there already: “{ $name }” is much like it.
cli-edit-nothing = Nothing was changed: say what, such as --tier A.

cli-log-next = next { $text }
cli-log-next-none = nothing planned
cli-log-nobody = No contact is called “{ $name }”. “gendan customer edit” adds one with --contact; to keep it in the note, put “\” before the mark.
cli-log-attach = { $path } could not be attached: { $why }. Nothing was saved.

cli-band = { $band } { $n }
cli-band-imminent = within the hour
cli-band-overdue = overdue
cli-band-today = today
cli-band-soon = within 7 days
cli-band-later = later
cli-band-unplanned = unplanned
cli-due-nobody = Nobody is due.

cli-list-customer = customer
cli-list-tier = tier
cli-list-stage = stage
cli-list-due = next
cli-list-last = last contact
cli-list-state = state
cli-paused = paused
cli-given_up = given up

cli-find-customers = customers
cli-find-contacts = contacts
cli-find-notes = notes
cli-find-orders = orders

cli-show-since = on file since { $day }
cli-show-need = need  { $text }
cli-show-note = note  { $text }
cli-show-decision = decision  { $text }
cli-show-amount = amount  { $text }
cli-show-owing =
    { $n ->
        [one] { $n } order, { $total }, receivable { $open }
       *[other] { $n } orders, { $total }, receivable { $open }
    }
cli-show-next = next  { $text }
cli-show-rest = next  nothing is due
cli-show-parked = parked: { $reason }
cli-show-parked-until = parked until { $day }: { $reason }
cli-show-decides = decides
cli-show-invalid = { $text } (invalid)
cli-show-attachments =
    { $n ->
        [one] { $n } file
       *[other] { $n } files
    }
cli-show-order = order { $number }  { $total }  received { $received }
cli-show-receipt = received { $amount }  { $method }  { $order }
cli-show-shipped = shipped { $order }  { $how }
cli-show-delivered = delivered { $order }  { $how }

cli-when-weekend = { $day } (weekend)
cli-when-weekday = It says { $named }, but that day is a { $is }.

cli-undo-done = Undone: { $action }
cli-undo-nothing = There is nothing left to undo.
cli-undo-changed = Not undone: { $action }. What it touched was changed since; undo the later change first.
cli-redo-done = Done again: { $action }
cli-redo-nothing = There is nothing to do again.
cli-redo-changed = Not done again: { $action }. What it touched was changed since.
cli-history-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
cli-history-undone = undone

cli-doctor-path = data file { $path }
cli-doctor-size = { $size } bytes, schema { $schema }
cli-doctor-totals = customers { $customers }, contacts { $contacts }, follow-ups { $follow_ups }, orders { $orders }, saved actions { $operations }
cli-doctor-sound = The file is sound: integrity, foreign keys, and every kept figure.
cli-doctor-unsound =
    { $n ->
        [one] { $n } finding. gendan repairs nothing in place: keep this file, and look in the folder “backups” beside it for a copy to go on with.
       *[other] { $n } findings. gendan repairs nothing in place: keep this file, and look in the folder “backups” beside it for a copy to go on with.
    }
cli-doctor-integrity = integrity: { $what }
cli-doctor-foreign_key = foreign key: { $table }, row { $row }, points at nothing
cli-doctor-queue_line = kept due date: that of “{ $name }” is not what its rows say
cli-doctor-queue_count = kept count: { $kept } for { $day }, but { $counted } rows
cli-doctor-order_state = kept standing: that of order { $number } is not what its rows say
cli-doctor-ledger_sum = kept sum: { $table }, { $of }, is not that of the rows
cli-doctor-note_index = word index of the notes: { $what }

cli-backup-done = Copied and checked: { $path }, { $size } bytes
cli-backup-totals = customers { $customers }, follow-ups { $follow_ups }, orders { $orders }
cli-backup-newest = Newest snapshot: { $path }. “gendan restore FILE” puts one back.
cli-backup-none = No snapshot yet. “gendan backup” makes one.
cli-restore-done = The book is again as in { $path }
cli-restore-kept = The file that was there is kept as { $path }
cli-restore-foreign = { $path } is not a gendan data file. Nothing was changed.
cli-restore-unsound = What was put back does not add up in all places: “gendan doctor” says where.

cli-man-no_command = There is no command “{ $name }”.
cli-config-path = These are the defaults. Settings are read from { $path }
