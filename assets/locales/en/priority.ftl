# The second order of the queue: how much a customer wants to be called, and why.
priority-title = Priority: { $name }
priority-sum = Priority
priority-order = by priority
priority-tier = tier { $tier }
priority-tier-overdue =
    { $n ->
        [one] tier { $tier }, { $n } day overdue
       *[other] tier { $tier }, { $n } days overdue
    }
priority-star = starred
priority-promise = a promise is due
priority-imminent = planned within the hour
priority-decision = decides within five workdays
priority-receivable = money is overdue
priority-amount = open deal of { $amount }
priority-none = Nobody is overdue or due today
