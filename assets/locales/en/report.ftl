# Reports: words that all ways of writing them share

report-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
report-unit-days = days
report-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
report-spread = median { $median }, 80% within { $p80 } ({ $n })
report-satisfaction = { $mean } ({ $n } given)
report-rate-few = { $hits } of { $n }
report-rate = { $part } ({ $hits } of { $n }, { $low }–{ $high }%)
report-more-customers = and { $n } more
report-more = and { $n } more
report-text-heading = [{ $heading }]
report-item = { $name }: { $text }
report-bar-behind = ({ $name } { $value })
report-spark = { $label } { $drawn } { $from } to { $to }, { $sum } in all
report-column-figure = Figure
report-column-value = Value
report-column-unit = Unit
report-column-definition = Meaning
report-column-source = The same by command
report-column-what = What
report-column-who = Name
report-column-text = Text
report-column-count = Count
report-column-day = Day
report-sheet-about = About

# Titles and parts

report-names-between = { ", " }
report-planned-between = { ", " }
report-between = { "; " }
report-title-overview = Overview { $day }
report-title-day = Day report { $day }
report-heading-due = Process: due and overdue
report-heading-contacts = Process: contacts in the last 30 days
report-heading-stages = Process: open deals by stage
report-heading-tiers = Process: customers by tier
report-heading-gap = Gap to target
report-heading-standing = Result: this month and receivables
report-heading-months = Result: net sales of 13 months
report-heading-goal = Goal
report-heading-process = Process
report-heading-result = Result
report-heading-problems = Problems
report-heading-tomorrow = Tomorrow

# Figures

report-fact-contacts = Contacts
report-fact-customers = Customers
report-fact-effective = Answered
report-fact-response = Response rate
report-fact-new-customers = New customers
report-fact-plans-done = Due plans done in time
report-fact-plans-open = Plans due, still open
report-fact-orders = Orders
report-fact-total = Order total
report-fact-net = Net sales
report-fact-month-net = Net sales this month
report-fact-mom = Month over month
report-fact-yoy = Year over year
report-fact-received = Received
report-fact-shipped = Orders shipped
report-fact-returns = Returns
report-fact-receivable = Receivable
report-fact-overdue = Overdue
report-fact-target = Target of the month
report-fact-target-stretch = Stretch target
report-fact-target-challenge = Challenge target
report-fact-target-done = Target reached
report-fact-overdue-customers = Overdue customers
report-fact-faulty = Vague or without outcome
report-fact-my-promises = Promises of mine not kept
report-fact-their-promises = Promises of theirs not kept
report-target-net = Net sales ÷ target.
report-target-received = Received ÷ target.
report-months-net = Net sales ({ $currency })
report-year-before = a year before
report-contacts-a-day = Contacts a day
report-channel-day = { $n }, { $answered } answered
report-no-sales = Nothing was sold yet.
report-no-target = No target for this month, and no plan was due on this day.
report-no-category = No category
report-nothing-planned = Nothing is planned.
report-first-of = The first { $n } of { $all }.

# What each figure means

report-means-bands = Customers to contact, by the day of the next contact. Due today is not overdue.
report-means-contacts = Contacts: several attempts on one customer by one channel on one day count once. Customers: each once. Answered: follow-ups that the customer answered.
report-means-response = Answered attempts ÷ attempts, with the Wilson 95% interval; counts alone below 8.
report-means-stages = Open deals by the stage they are in now.
report-means-funnel = All deals by the stage they are in now, won and lost ones too.
report-means-tiers = Customers to contact, by tier.
report-means-net = Net sales = gross − discounts − returns. An order counts in the month it was closed, a return in the month it came back.
report-means-total = Totals of the orders closed on this day, with tax, after discounts.
report-means-received = Receipts less refunds, by the day the money came in.
report-means-shipped = Orders of which something was shipped on this day.
report-means-receivable = Totals of confirmed orders less returns and receipts; what was overpaid is a prepayment.
report-means-overdue = What was due before today and is not paid; receipts go to the earliest due first.
report-means-on-time = Of the plans due on this day, those closed on it or before.
report-means-overdue-customers = Customers whose next contact was due before today.
report-means-faulty = Follow-ups of this day without an outcome, or with a note that says nothing.
report-means-unkept = Open promises whose day is before today, and those found broken today.
report-means-change = (Now − before) ÷ before; none where that was nothing.
report-means-change-so-far = The first { $n } days of this month against as many of the other.

# On the screen

report-colon = {": "}
report-kind-overview = Overview
report-kind-day = Day
report-kind-week = Week
report-kind-month = Month
report-kind-statement = Statement
report-kind-patterns = Win patterns
report-this-year = this period
report-spark-legend = { $label }: { $from } to { $to }, { $sum } in all, { $most } on the busiest day
report-whose = Whose statement?
report-sealing = Marking it as handed on …
report-sealed-reading = handed on { $when } …
report-sealed-at = handed on { $when }
report-sealed-changed = handed on { $when }; { $n ->
    [0] what was logged has changed since
    [one] 1 follow-up changed since
   *[other] { $n } follow-ups changed since
}
report-not-sealed = An overview or a statement is not marked as handed on
report-sealed-said = Marked as handed on: the next one begins where it ends. { $key } undoes it
report-sealed-already = This one is marked already
report-copied = Copied { $title } (text, { $n } lines)
report-copied-markdown = Copied { $title } (Markdown, { $n } lines)
report-back = { $key } goes back to the report: { $report }
report-no-later = There is no later report yet
report-no-period = The overview is of today only
report-save = Save the report
report-save-folder = Saved in { $folder }
report-save-endings = The ending is the format: .html .xlsx .md .csv .json .txt
report-save-taken = There is a file of this name; Enter once more replaces it
report-save-failed = Not saved: { $why }
report-saved = Saved as { $path }
# The week and what changed

report-title-week = Week report { $from } to { $to }
report-since-seal = Changes since the last week report ({ $since })
report-heading-changes = Changes
report-heading-new = New customers
report-heading-lost = Lost or invalid
report-heading-carried-over = Overdue from before
report-heading-next = Next week: plans and promises
report-heading-fast = Fast movers
report-heading-breakthrough = To break through
report-heading-counted = { $heading } { $n }
report-heading-of = { $heading } ({ $of })
report-nothing-changed = Nothing changed.
report-unchanged = no change
report-brought-in = { $n ->
    [one] Another { $n } customer was imported.
   *[other] Another { $n } customers were imported.
}
report-none = none
report-change-added = new
report-change-stage = { $from } → { $to }
report-change-opened = new deal: { $to }
report-change-tier = tier { $from } → { $to }
report-change-amount = amount { $from } → { $to }
report-change-decision = decision { $from } → { $to }
report-change-starred = starred
report-change-unstarred = star removed
report-change-paused = paused
report-change-given-up = given up
report-change-woken = back in the queue
report-change-need = need: { $need }
report-change-need-gone = need removed
report-change-promised = { $who } promised: { $text }{ $due }
report-change-kept = { $who } kept: { $text }
report-change-broken = { $who } broke: { $text }{ $due }
report-change-why = { $what } ({ $why })
report-promise-mine = we
report-promise-theirs = customer
report-promise-due = { " " }({ $day })
report-stalled = { $n } days at { $stage } (rarely over { $limit })
report-footer-counts = { $changed } changed, { $new } new, { $won } won, { $lost } lost or invalid
report-footer-due = { $n } overdue (check: gendan due --overdue --count), { $open } open deals
report-footer-month = { $month } net sales { $net }, received { $received } (check: gendan rollup --from { $month } --to { $month })
report-footer-digest = digest { $digest }
report-footer-log = log of { $n } follow-ups, chain { $digest } (check: gendan verify)
report-footer-commands = Check: { $command }

# The month

report-title-month = Month report { $month }
report-month-so-far = Month to date, as of { $day }
report-heading-sales = Sales
report-heading-months-strip = 13 months
report-heading-products = Products
report-heading-categories = Categories
report-heading-buyers = Customers by sales
report-heading-customers = Customers on file
report-heading-ageing = Receivables by age
report-heading-activity = Follow-ups
report-heading-funnel = Funnel
report-heading-steps = From stage to stage
report-heading-conversion = Conversion by source and channel
report-heading-cycle = Sales cycle
report-heading-churn = Churn
report-heading-forecast = Forecast
report-fact-gross = Gross
report-fact-discount = Discounts
report-fact-bills = of it acceptance bills
report-fact-tax = Tax
report-fact-aov = Per order
report-fact-arpc = Per customer
report-fact-repeat = Repeat rate
report-fact-accuracy = Order accuracy
report-fact-collected = Collected of what was due
report-fact-dso = Days sales outstanding
report-fact-commission = Commission, estimated
report-fact-best-month = Best month
report-fact-reach = Reach rate
report-fact-on-time = Plans on time
report-fact-snoozes = Times moved
report-fact-often-snoozed = Moved three times or more
report-fact-first-response = First response
report-fact-satisfaction = Satisfaction
report-fact-entered = Entered within 24 hours
report-fact-error-rate = Faulty records
report-fact-new-buyers = First-time buyers
report-fact-returning-buyers = Returning buyers
report-fact-bottleneck = Most drop out at
report-fact-slowest = Slowest stage
report-fact-won-deals = Deals won
report-fact-cycle = Median cycle
report-fact-cycle-p80 = Four fifths within
report-fact-touches = Median contacts to win
report-fact-returning = Repeat customers
report-fact-churn = Churn rate
report-column-product = Product
report-column-category = Category
report-column-customer = Customer
report-column-orders = Orders
report-column-quantity = Quantity
report-column-received = Received
report-column-net = Net sales
report-column-share = Share
report-column-customers = Customers
report-column-age = Age
report-column-parts = Parts
report-column-open = Unpaid
report-column-source-of = Source
report-column-channel = Channel
report-column-deals = Deals
report-column-still-open = Open
report-column-won = Won
report-column-closed = Closed
report-column-rate = Conversion
report-column-stage = Stage
report-column-entered = Entered
report-column-advanced = Went on
report-column-dropped = Dropped
report-column-advance-rate = Rate
report-column-median = Median stay
report-column-p80 = 4 of 5 within
report-column-when = Month
report-column-amount = Deals' amount
report-column-weighted = By chance
report-column-due = Due
report-column-attempts = Attempts
report-by-industry = Industry
report-by-region = Region
report-by-kind = Kind
report-total = Total
report-the-rest = { $n } more
report-no-sales-month = Nothing was sold in this month.
report-no-fields = No customer has an industry, a region or a kind yet.
report-nothing-owed = Nothing is owed.
report-no-deals = No deal was opened in the last 12 months.
report-nothing-ahead = Nothing to be expected.
report-silent = { $orders } orders, the last on { $day }
report-when-past = past
report-when-later = later
report-when-undated = no day

# The statement

report-title-statement = Statement of account: { $name }
report-statement-days = { $from } to { $to }
report-heading-account = Account
report-no-account = Nothing was ordered or paid in these days.
report-fact-opening = Opening balance
report-fact-ordered = Orders
report-fact-closing = Closing balance
report-fact-prepaid = Prepaid
report-column-kind = Entry
report-column-number = Number
report-column-debit = Debit
report-column-credit = Credit
report-column-balance = Balance
report-entry-order = Order
report-entry-return = Return
report-entry-refund = Refund
report-entry-receipt = Payment ({ $method })

# Meanings (week, month, statement)

report-means-changes = Customers whose stage, tier, amount, decision day, need, promises or state changed; starred ones always.
report-means-carried-over = Customers that were due before these days began and were not contacted since.
report-means-next = Open promises of either side due within the next 7 days, and customers with a plan; dates that the cadence gave are left out.
report-means-fast = Deals that went ahead by two stages or more in these days.
report-means-breakthrough = Deals of tiers A and B, or of starred customers, that stand in a stage 1.5 times as long as won deals did by median (14 days at least).
report-means-ranking = By net sales; share is of all net sales.
report-means-customers = Customers on file by industry, region and kind.
report-means-ages = What is unpaid, by its due day; what waits for an event has none yet.
report-means-conversion = Deals opened in the last 12 months. Conversion is won ÷ closed (won, lost, invalid, given up), with the Wilson 95% interval; counts alone below 8.
report-means-steps = Deals opened in the last 12 months. Rate is went on ÷ (went on + dropped); the stay is of stages that were left.
report-means-cycle = Deals won in the last 12 months: days from the first contact to the win, and contacts until then.
report-means-churn = Customers with two orders or more who did not order for 90 days nor were contacted for 60 (starred ones 60 and 30) ÷ customers with two orders or more.
report-means-forecast = Open deals by their decision day, amount × chance; unpaid parts by their due day. The two are not added.
report-means-bills = The part of the receipts that is acceptance bills.
report-means-aov = Net sales ÷ orders.
report-means-arpc = Net sales ÷ buying customers.
report-means-repeat = Customers with two orders or more in this month ÷ customers with any.
report-means-accuracy = Orders never corrected once confirmed ÷ orders, void ones included.
report-means-collected = Of what was due in this month, the part that came in.
report-means-dso = Receivable at the end of the month ÷ its net sales × days.
report-means-commission = By the rates in the settings; an estimate, not payroll.
report-means-reach = Customers who answered ÷ customers attempted.
report-means-on-time-month = Of the plans due in this month, those closed on their day or before.
report-means-often-snoozed = Plans due this month that were moved three times or more.
report-means-first-response = From the day on file to the first follow-up, of this month's customers that had one.
report-means-satisfaction = 1 to 5 points given in after-sales talks this month; talks without points do not count.
report-means-entered = Follow-ups written down within 24 hours.
report-means-error-rate = Follow-ups without an outcome or with a note that says nothing ÷ follow-ups.
report-means-closing = Opening balance + orders − returns − payments = receivable − prepaid.
report-means-statement = Orders by the day they were closed, returns by the day goods came back, payments by the day they came in; cancelled and void orders count nothing.
report-fact-log-keys = Keys a log takes besides its note
report-fact-log-seconds = Seconds a log takes
report-means-effort = { $n ->
    [one] The one log typed into the line or the form.
   *[other] Medians of the { $n } logs typed into the line or the form.
}
report-means-effort-before = { $n ->
    [one] The one log typed into the line or the form; the month before { $keys } keys, { $seconds } s.
   *[other] Medians of the { $n } logs typed into the line or the form; the month before { $keys } keys, { $seconds } s.
}

# Win patterns

report-title-patterns = { $what } (12 months to { $to })
report-pattern-deals = Deals opened { $from } to { $to }: { $n }, closed { $closed }, won { $won }
report-rows-of = { $what } · { $when }
report-heading-rows = Rows
report-no-rows = Nothing.
report-pattern-of = { $by }: { $value }
report-heading-by-source = By source
report-heading-by-channel = By channel of the first contact
report-heading-by-tier = By tier
report-heading-by-kind = By kind of customer
report-heading-by-industry = By industry
report-heading-by-region = By region
report-heading-by-response = By first response
report-heading-by-contacts = By number of contacts
report-column-tier = Tier
report-column-first-response = On file to first contact
report-column-contacts = Contacts
report-response-same-day = same day
report-response-next-day = next day
report-response-three-days = 2–3 days
report-response-week = 4–7 days
report-response-later = after a week
report-response-never = never contacted
report-contacts-range = { $range }
report-telling-few = Too few to tell: fewer than two of them have 8 closed deals.
report-telling-alike = Too few to tell: the intervals overlap.
report-telling-ahead = { $best } wins more often than { $others }; beyond that the intervals overlap.
report-means-pattern = Conversion = won ÷ closed (won, lost, void, dead), sorted by the lower bound of the 95% Wilson interval; below 8 cases counts alone.
report-means-by-response = From the day on file to the first follow-up. What goes together is not yet a cause.
report-means-by-contacts = Up to the end of the deal, once a day and channel. Deals that last are talked about more: no cause.

# A handover package

report-title-handover = Handover { $day }
report-handover-count = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, written { $when }
report-handover-since = On file since
report-handover-obstacle = Stuck on
report-handover-left_out = Ways left out
report-handover-next = Next
report-handover-endings = A handover package is saved as HTML or MD
report-handover-save = Save the handover package ({ $n } customers)
report-handover-many = { $n } customers are too many here; in the shell: gendan report handover -o FILE.html
report-handover-none = Nobody to hand over
report-heading-contents = Contents
report-heading-who = Where it stands
report-heading-people = People
report-heading-promises = Open promises
report-heading-quotes = Quotes
report-heading-orders = Orders and receivables
report-heading-history = History in full
report-column-total = Total
report-column-due-on = Due
report-column-state = State
