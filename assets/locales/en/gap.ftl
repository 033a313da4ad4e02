# What is missing to a month's target, and the shortest way there.
gap-title = { $month }: { $headline }
gap-level-target = target
gap-level-stretch = stretch goal
gap-level-challenge = challenge
gap-reached = the { $level } is reached
gap-over = over, { $missing } short of the { $level }
gap-no-way = { $missing } missing, and no open deal or due payment that could close it
gap-way = { $missing } missing: { $steps }
gap-way-short = { $missing } missing: { $steps }, still { $left } short
gap-deals =
    { $n ->
        [one] { $n } deal
       *[other] { $n } deals
    }
gap-parts =
    { $n ->
        [one] { $n } payment
       *[other] { $n } payments
    }
gap-part = { $number }, { $amount } due { $day }
gap-part-overdue = { $number }, { $amount } overdue since { $day }
gap-deal = { $stage }, { $amount } at { $percent }
gap-deal-decides = { $stage }, { $amount } at { $percent }, decides { $day }
gap-no-target = { $month } has no target in { $currency }: { $key } sets one
gap-kind-deal = deal
gap-kind-part = payment
gap-means = What is due comes first, then the open deals that may decide by the end of the month, by amount × chance, though of no more than is missing; each counts in full.
gap-more = and { $n } more: gendan target gap
