# A backlog spread over the coming workdays: preview, headings, what is said of it.
triage-title = Clear the backlog
triage-capacity = { $n } a day
triage-summary =
    { $customers ->
        [one] { $customers } customer over { $days ->
            [one] { $days } workday
           *[other] { $days } workdays
        }, the last on { $last }
       *[other] { $customers } customers over { $days ->
            [one] { $days } workday
           *[other] { $days } workdays
        }, the last on { $last }
    }
triage-summary-none = Nobody is moved
triage-day = { $n } moved here
triage-day-planned = { $n } moved here, { $planned } planned
triage-stay = Left as they are
triage-unknown = Holidays after { $day } are not announced yet: Monday to Friday count
triage-promise = promise
triage-none = Nobody is overdue: there is nothing to clear
triage-applied =
    { $n ->
        [one] Moved { $n } customer; “gendan undo” takes it back
       *[other] Moved { $n } customers; “gendan undo” takes all of it back
    }
triage-preview = Nothing was moved yet: --apply does it
