due-overdue-days = { $n }d overdue
due-overdue-hours = { $n }h overdue
due-overdue-minutes = <1h overdue
due-today = today
due-tomorrow = tomorrow

# A date that follows from the tier's cadence, not from a plan.
due-implied = ~{ $word }
