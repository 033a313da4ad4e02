# What commands print.
cli-no_book = There is no book yet at { $path }. The first thing saved makes one.
cli-empty_book = { $path } is an empty file: nothing is in it. The first thing saved starts a new book there.
cli-emptied_book = { $path } is an empty file, but it was a book before: something has emptied it. Nothing was changed.
cli-started_book = { $path } was an empty file. A new book was started in it.
cli-upgrade = { $path } was written by an earlier gendan: a copy is kept in backups/, then it is brought up to date. A large book takes minutes; one that is cut short stays as it was.
cli-look_only = { $path } cannot be written: it is only looked at, as it stood when this began.
cli-won_by_order = Add the order with gendan order add: it wins the deal.
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
cli-show-obstacle = stuck on  { $text }
cli-no_obstacle = “{ $text }” is no obstacle. There are: { $all }, or none.
cli-obstacle-none = no obstacle noted
cli-obstacle-no_play = A play goes with an obstacle, and none has no plays: leave out --play, or name the obstacle it is for.
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
cli-doctor-workdays = workdays: China’s calendar, holidays known to { $day }; after it Monday to Friday
cli-doctor-sound = The file is sound: integrity, foreign keys, and every kept figure.
cli-doctor-unsound =
    { $n ->
        [one] { $n } finding. gendan repairs nothing in place: keep this file, and look in the folder “backups” beside it for a copy to go on with.
       *[other] { $n } findings. gendan repairs nothing in place: keep this file, and look in the folder “backups” beside it for a copy to go on with.
    }
cli-verify-link = { $kind } to { $to }, handed on { $when }: { $n ->
    [one] 1 follow-up
   *[other] { $n } follow-ups
}, { $state }
cli-verify-same = unchanged since
cli-verify-mended = changed since, as this book’s history tells:
cli-verify-different = CHANGED since, and this book’s history does not explain all of it
cli-verify-row = { "  " }no. { $numbers } { $customer }: { $what }
cli-verify-more = { $named } … ({ $n } in all)
cli-verify-by = { $action }, { $when }
cli-verify-moved = { $action }, { $when } (what was said is as it was)
cli-verify-elsewhere = changed by another program
cli-verify-gone = (deleted)
cli-verify-intact = { $n ->
    [one] The follow-up in the chain is as it was.
   *[other] All { $n } follow-ups in the chain are as they were.
} Chain { $digest }
cli-verify-nothing = No report was handed on yet: `gendan report week --seal`.
cli-verify-explained = All that was changed since was changed in gendan and stands in the history. A correction is no fault; whoever has the report should know.
cli-verify-kept = Every word is as it was handed on; only whose it is was changed, in gendan.
cli-verify-changed = { $n ->
    [one] What 1 handed-on report stood on was changed since, and not by what stands in this book’s history.
   *[other] What { $n } handed-on reports stood on was changed since, and not by what stands in this book’s history.
} Either another program wrote to the file, or the book was taken in from a JSON export, which leaves the history behind.
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

cli-no_order = No order has the number “{ $text }”. “gendan order list” lists them.
cli-ambiguous_order = “{ $text }” is in the numbers of several orders. Write more of it:
cli-no_product = No product is “{ $text }”. “gendan product list” lists them; “gendan product add” adds one.
cli-ambiguous_product = “{ $text }” could be several products. Write more of the name:
cli-other_currency = “{ $text }” is another currency: here amounts are in { $currency }.

cli-said-price = “{ $text }” is not understood as a price. Write it as 98, 12.50 or 1.2k.
cli-said-rate = “{ $text }” is not understood as a rate. Write it as 13%, 13 or 0.13.
cli-said-discount = “{ $text }” is not understood as a discount. Write 5% or an amount such as 20.00.
cli-said-line = “{ $text }” is not understood in the line. Write PRODUCT xQUANTITY @PRICE, and -5% or -20.00 behind it.
cli-said-other_currency = “{ $text }” is money of another currency. Name it with --currency, or leave its sign out.
cli-said-too_precise = “{ $text }” has too many decimals.
cli-said-out_of_range = “{ $text }” is out of range.
cli-said-month = “{ $text }” is not understood as a month. Write 2026-11, nov 2026, last month, 2026Q3 or 2026.
cli-said-one_month = “{ $text }” is more than a month. Name one, such as 2026-11.
cli-said-backwards = { $from } comes after { $to }: exchange --from and --to.

cli-line-no_product = “{ $text }” names no product. Write PRODUCT xQUANTITY @PRICE.
cli-line-several = “{ $text }” could be several products. Write more of the name; “gendan product add” makes a new one of exactly this name:
cli-line-taken = “{ $text }” was taken as “{ $name }”.
cli-line-new = New product: “{ $name }”.
cli-line-last_price = “{ $name }” at { $price }, as last paid on { $day }.
cli-line-list_price = “{ $name }” at { $price }, the list price.
cli-line-archived = “{ $name }” is marked as not sold any more. The line was taken all the same.
cli-line-no_price = No price of “{ $name }” is known in this currency. Write it behind @, such as @98.
cli-line-no_prices = “{ $text }” says a price or discount. Here a line is PRODUCT xQUANTITY.
cli-line-not_in_order = “{ $text }” is not one product of order { $number }. Its lines are:

cli-order-usual_terms = Terms as usual: { $terms }. --terms says others, --terms "" none.
cli-order-method_alone = --method goes with money received now: write the amount behind --received, or leave both out.
cli-order-cancelled_paid = Money was received for this order. “gendan receipt add” with a negative amount notes what goes back.
cli-order-none = No orders.
cli-order-open = open { $amount }
cli-order-overdue = overdue
cli-order-number = number
cli-order-date = date
cli-order-customer = customer
cli-order-total = total
cli-order-received = received
cli-order-product = product
cli-order-payment = payment
cli-order-delivery = delivery
cli-edit-nothing_delivery = Nothing was changed: say what, such as --date.
cli-edit-nothing_order = Nothing was changed: say what, such as --date or --line.
cli-edit-nothing_product = Nothing was changed: say what, such as --price 98.

cli-card-external_number = customer's number  { $text }
cli-card-why = because  { $text }
cli-card-terms = terms  { $text }
cli-card-deliver_by = deliver by  { $text }
cli-card-accepted = accepted  { $text }
cli-card-discount = discount  { $text }
cli-card-freight = freight  { $text }
cli-card-total = total  { $text }
cli-card-tax = of which tax at { $rate }  { $amount }
cli-card-received = received  { $text }
cli-card-returned = returned  { $text }
cli-card-receivable = receivable  { $text }
cli-card-overpaid = paid beyond  { $text }
cli-card-invoiced = invoiced  { $text }
cli-card-no_plan = when shipped
cli-card-partly_paid = partly paid
cli-card-part = due { $when }  { $amount }  open { $open }
cli-card-part_overdue = overdue { $when }  { $amount }  open { $open }
cli-card-part_paid = paid { $when }  { $amount }
cli-card-receipt = { $day }  received { $what }  { $about }
cli-card-delivery = { $day }  shipped { $what }  { $about }
cli-card-return = { $day }  returned { $what }  { $about }
cli-card-invoice = { $day }  invoiced { $what }  { $about }
cli-card-matures = matures { $text }
cli-card-arrived = arrived { $text }
cli-card-change = { $day }  corrected { $field }: { $before } -> { $after }  ({ $reason })

cli-delivery-all_shipped = Order { $number } is shipped whole. “gendan delivery arrived” notes that it arrived.
cli-delivery-none_such = Order { $number } has no such shipment.
cli-delivery-none_open = Nothing of order { $number } is on its way. “gendan delivery add” notes a shipment.
cli-invoice-all = Order { $number } is invoiced whole. --amount says another amount, a negative one takes an invoice back.
cli-invoice-beyond = That is { $amount } more than the order has left to invoice. It was saved all the same.

cli-receipt-id = no.
cli-attachment-day = on
cli-attachment-name = file
cli-attachment-bytes = bytes
cli-attachment-no_such = { $name } has no follow-up of this number. “gendan show --json” lists them with their numbers.
cli-attachment-no_follow_up = { $name } has no follow-up yet to keep a file with. Log one with “gendan log --attach”.
cli-attachment-not_saved = { $name } could not be saved: { $why }
cli-attachment-altered = the kept copy is not what it was
cli-receipt-amount = amount
cli-receipt-method = by
cli-receipt-about = about
cli-receipt-prepaid = prepaid
cli-receipt-none = There is no receipt { $id }. “gendan receipt list” shows their numbers.
cli-receipt-whose = Order { $number } is of { $customer }: leave --customer away, or name another order.
cli-receipt-for_whom = For whom? Name the order, or the customer with --customer.
cli-receipt-no_part = The plan of order { $number } has { $all } parts; there is no part { $n }.
cli-receipt-nothing_to_allocate = Nothing to allocate: no prepayment, or nothing owed in its currency.

cli-product-price = list price
cli-product-unit = unit
cli-product-category = category
cli-product-sku = number
cli-product-archived = not sold any more
cli-product-known = There is a product “{ $name }” already. “gendan product edit” changes it.

cli-rollup-month = month
cli-rollup-currency = currency
cli-rollup-orders = orders
cli-rollup-gross = gross
cli-rollup-discount = discount
cli-rollup-returns = returns
cli-rollup-net = net
cli-rollup-received = received
cli-rollup-quantity = quantity
cli-rollup-aov = per order
cli-rollup-mom = MoM
cli-rollup-yoy = YoY
cli-rollup-age = due since
cli-rollup-parts = parts
cli-rollup-open = open
cli-rollup-none = (none)
cli-rollup-empty = Nothing sold, received or owed.
cli-rollup-no_months = Ages are as of a day: use --as-of, not --from and --to.
cli-rollup-no_day = --as-of is for --by ageing. Use --from and --to.

cli-target-of = of
cli-target-amount = target
cli-target-stretch = stretch
cli-target-challenge = challenge
cli-target-reached = reached
cli-target-done = done
cli-target-levels = The levels must be more than 0, and rise: target, stretch, challenge.
cli-target-replaced = This takes the place of the target of { $month } ({ $of }): { $levels }. A month has one in a currency; undo brings it back.
cli-target-none = { $month } has no target in { $currency }.
cli-promise-day = by
cli-promise-side = who
cli-promise-text = what
cli-promise-state = state
cli-promise-none = There is no promise { $id }. “gendan promise list --all” shows all of them.
cli-merge-same = { $name } is one customer already.
cli-merge-done = { $away } is now part of { $keep }.
cli-duplicates-none = No two customers look alike.
cli-duplicates-more = There are more; settle these first.

cli-report-misplaced = --{ $option } says nothing of a { $kind } report
cli-report-no_customer = whose statement? gendan report statement CUSTOMER
cli-report-one_customer = A statement is of one customer at a time
cli-report-sealed = Sealed, digest { $digest }: the next one begins here.

cli-qr-no_number = { $name } has no phone number; “gendan customer edit” adds one.
