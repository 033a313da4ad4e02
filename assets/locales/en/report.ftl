# Reports: words that all ways of writing them share

report-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
report-unit-days = days
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

report-between = ; 
report-title-overview = Overview { $day }
report-title-day = Day report { $day }
report-heading-due = Process: due and overdue
report-heading-contacts = Process: contacts of 30 days
report-heading-stages = Process: open deals by stage
report-heading-tiers = Process: customers by tier
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

# Stretches of the queue

report-band-overdue = Overdue
report-band-today = Today
report-band-soon = Within 7 days
report-band-later = Later
report-band-unplanned = Unplanned

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
report-means-change = (Now − before) ÷ before; none where that was nothing.
report-means-change-so-far = The first { $n } days of this month against as many of the other.
