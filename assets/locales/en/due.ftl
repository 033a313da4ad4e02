due-overdue-days = { $n }d late
due-overdue-hours = { $n }h late
due-overdue-minutes = <1h late
due-today = today
due-tomorrow = tomorrow
due-tomorrow-at = tmr { $time }

# A date that follows from the tier's cadence, not from a plan.
due-implied = ~{ $word }
due-collect = unpaid
due-collect-amount = collect { $amount }
due-promised = promised
due-promised-text = promised { $text }
due-owed = I owe
due-owed-text = I owe { $text }
due-decision = decides soon
due-short-collect = unpaid
due-short-promised = pledge
due-short-owed = I owe
due-short-decision = decide
