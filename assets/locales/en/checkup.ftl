# The check-up: both tables against each other and against the rules of a record. Each check has a name, and a sentence with its
# figures; the customer's name stands in a column of its own.
checkup-title = Check-up
checkup-count =
    { $n ->
        [one] { $n } finding
       *[other] { $n } findings
    }
checkup-clean = Nothing to mend
checkup-clean-but = Nothing to mend ({ $n } you called no problem)
checkup-running = Checking…
checkup-more = first { $shown }
checkup-dismissed = no problem
checkup-dismissed-count = { $n } called no problem
checkup-score = note score { $n }
checkup-error-rate = errors { $rate }
checkup-streak = { $n } days without a fault
checkup-few = { $faulty }/{ $logs }
checkup-week = Week of
checkup-week-score = Note score
checkup-week-errors = Errors
checkup-money = Money
checkup-churn = Customers lost
checkup-chances = Chances missed
checkup-decisions = Wrong decisions
checkup-handover = Hard to hand over
checkup-rework = Work done twice
checkup-unpaid = Overdue
checkup-unpaid-said = { $n } d overdue: { $amount }, order { $number }, due { $day }
checkup-won_without_order = Won without an order
checkup-won_without_order-said = A deal was won and there is no order
checkup-order_not_won = Ordered, deal still open
checkup-order_not_won-said = Ordered { $number } on { $day } ({ $amount }), and the deal is still at { $stage }
checkup-paid_not_shipped = Paid, not shipped
checkup-paid_not_shipped-said = { $n } d: order { $number } is paid ({ $amount }) and not all shipped, due { $day }
checkup-plan_mismatch = Plan and total differ
checkup-plan_mismatch-said = The parts of order { $number } add up to { $amount }, its total is { $total }
checkup-loose_amount = Amount in a note only
checkup-loose_amount-said = The note of { $day } says { $text }; there is no quoted amount and no order
checkup-quote_over = Quote ran out
checkup-quote_over-said = The quote { $amount } is valid until { $day }: { $n ->
    [0] about to run out
    [one] { $n } day over
   *[other] { $n } days over
}, and no order
checkup-promise_passed = Promise passed
checkup-promise_passed-said = { $n } d past { $day } and no contact since: { $text }
checkup-buyer_silent = Buyer left alone
checkup-buyer_silent-said = No contact since { $day }, { $n } days ago, and nothing planned
checkup-forgotten_key = Key customer forgotten
checkup-forgotten_key-said = No contact for { $n } days, meant to be every { $than }
checkup-stalled = Stalled
checkup-stalled-said = At { $stage } for { $n } days; won deals usually take { $than }
checkup-fading = Contact fading
checkup-fading-said = Contacts in the last 30 days: { $n }, in the 30 before: { $than }
checkup-need_without_plan = New need, no plan
checkup-need_without_plan-said = A new need and no next step: { $text }
checkup-no_next_date = No next date
checkup-no_next_date-said = Being followed, and no day for the next contact
checkup-unprepared_decision = Decision unprepared
checkup-unprepared_decision-said = Decides on { $day }, and nothing is planned before
checkup-unstarred = Key customer without a star
checkup-unstarred-said =
    { $than ->
        [0] A hot lead, not starred yet
       *[other] { $amount }, among the biggest of { $than } open deals, not starred yet
    }
checkup-contradiction = Contradiction
checkup-contradiction-said = Given up, and something is planned for { $day }
checkup-shared_phone = Two customers, one number
checkup-shared_phone-said = Has the number of { $text }: { $number }
checkup-in_future = In the future
checkup-in_future-said = Dated { $day }, which is to come: { $text }
checkup-no_outcome = No outcome
checkup-no_outcome-said = The log of { $day } has no outcome: { $text }
checkup-vague_note = Too vague
checkup-vague_note-said = { $day } says only “{ $text }”: what did the customer say?
checkup-same_note = Same as before
checkup-same_note-said = { $day } is nearly the note before: { $text }
checkup-too_many = Too many in a day
checkup-too_many-said =
    { $than ->
        [0] { $n } logs on { $day }
       *[other] { $n } logs in all on { $day }; a full day has { $than }
    }
checkup-no_need = No need written down
checkup-no_need-said = At { $stage }, and nobody wrote what the customer needs
checkup-no_decider = Decision maker out of reach
checkup-no_decider-said = At { $stage }, and no decision maker who can be reached
checkup-no_channel = No way to reach them
checkup-no_channel-said = Due within days, and no phone, chat, email or address
checkup-due_today = Due today, no log
checkup-due_today-said = Due today, and nothing is written down yet
checkup-no_next_action = Plan without an action
checkup-no_next_action-said = Planned for { $day }, without saying what
checkup-stage_order = Stages skipped
checkup-stage_order-said = At { $stage }; a stage on the way was skipped or entered out of order: move it through them once, in order
checkup-silent_move = Stage moved silently
checkup-silent_move-said = Moved to { $stage } on { $day } without a follow-up that day
checkup-undated_promise = Promise without a date
checkup-undated_promise-said = { $day } speaks of a promise without a day: { $text }
checkup-late_entry = Entered late
checkup-late_entry-said = Of { $day }, written down { $n } days later
