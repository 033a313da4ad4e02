due-overdue-days = 逾期 { $n }天
due-overdue-hours = 逾期 { $n }h
due-overdue-minutes = 逾期 <1h
due-today = 今天
due-tomorrow = 明天
due-tomorrow-at = 明天 { $time }

# A date that follows from the tier's cadence, not from a plan.
due-implied = ~{ $word }
due-collect = 催款
due-collect-amount = 催款 { $amount }
due-promised = 承诺
due-promised-text = 承诺 { $text }
due-owed = 我欠
due-owed-text = 我欠 { $text }
due-decision = 临近决策
due-short-collect = 催款
due-short-promised = 承诺
due-short-owed = 我欠
due-short-decision = 决策
