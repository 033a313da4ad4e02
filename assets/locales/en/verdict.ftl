verdict-active = not a suspect
verdict-suspect = suspect
verdict-may_give_up = may give up
verdict-paused = paused
verdict-layer-active = active
verdict-layer-cooling = cooling
verdict-layer-silent = silent
verdict-layer-suspect = suspect
verdict-layer-dead = dead
verdict-none = none
verdict-between = { ", " }
verdict-in = { $days ->
    [one] { $n } in { $days } day
   *[other] { $n } in { $days } days
}
verdict-streak = unanswered
verdict-needed = tier { $tier } needs { $n }
verdict-answered = last answer
verdict-never = never
verdict-not_once = never
verdict-progress = progress
verdict-tried = tried
verdict-untried = not tried
verdict-others = other people
verdict-left_out = left out
verdict-declined = { $way } ({ $reason })
verdict-missing = still missing
verdict-missing-attempts = { $n ->
    [one] { $n } more attempt
   *[other] { $n } more attempts
}
verdict-missing-days = { $n ->
    [one] { $n } more day
   *[other] { $n } more days
}
verdict-missing-channel = try { $channels }
verdict-missing-difference = another channel or person once
verdict-missing-new_way = add a contact or a channel, then try that once
verdict-parked = reason
verdict-until = until { $day }
verdict-cost = cost
verdict-minutes = { $n ->
    [one] about { $n } minute of logging
   *[other] about { $n } minutes of logging
}
verdict-more = and { $n } more
verdict-evidence = Unanswered { $streak }: { $tried }
verdict-column-attempts = attempts
verdict-column-days = days
verdict-nobody = Nobody there is called { $name }
verdict-title = Suspects
verdict-count = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}
verdict-count-ready = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
} · { $ready } may be given up
verdict-nobody-suspect = No suspects: nobody has left enough attempts unanswered to be judged.
verdict-untried-these = try { $channels }
verdict-others-count = { $n ->
    [one] ask { $n } more person
   *[other] ask { $n } more people
}
verdict-step-channel = Another channel
verdict-step-channel-none = all were tried
verdict-step-person = Another person
verdict-step-person-none = nobody else
verdict-step-person-add = nobody else on file: add a contact or another channel
verdict-step-pause = Pause until a day
verdict-step-give_up = Give up
verdict-step-give_up-proven = all that can be tried was
verdict-step-give_up-evidence = too early, but for evidence: closed, changed business, frozen, refused
verdict-step-dossier = Page for the boss
verdict-step-decline = Leave out a channel
verdict-why-not = Why not { $channel }
verdict-allow = left out ({ $reason }); choose it to try it again
verdict-layers = Layers
verdict-means-layers = Active answered within twice the cadence, cooling within four times, silent later; buyers by 90 days without an order and 60 without a contact; suspects left three attempts unanswered
verdict-waiting = Looking through the book…
