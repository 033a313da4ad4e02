review-title = Review { $n }/{ $total }
review-title-end = Review
review-logged = logged { $n }
review-no-answer = no answer { $n }
review-snoozed = snoozed { $n }
review-parked = parked { $n }
review-changed = changed { $n }
review-skipped = skipped { $n }
review-end =
    { $n ->
        [one] That was the one customer.
       *[other] That was all { $n } customers.
    }
review-left = Stopped after { $n }, { $rest } left.
review-none = Nobody is overdue or due today.
review-undo = { $key } takes all of it back
