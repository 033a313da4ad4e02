# Small menus over a list: snooze, park and give up, copy, stage, tier, tags, plan.
menu-title = { $what }: { $name }
menu-title-many =
    { $n ->
        [one] { $what }: { $n } customer
       *[other] { $what }: { $n } customers
    }
menu-current = current
menu-date-example = such as next wed, in 3 days, dec 5

menu-snooze = Snooze
menu-snooze-tomorrow = tomorrow
menu-snooze-three = in 3 days
menu-snooze-week = in a week
menu-snooze-type = or a date: next wed; Space first if it starts with a digit

menu-park = Park or give up
menu-park-pause = Pause until a day
menu-park-give-up = Give up (dead customer)
menu-park-wake = Wake, back into the queue
menu-park-why = Why give up
menu-park-until = Pause until
menu-park-reason = Reason
menu-park-note = Evidence
menu-park-note-example = what was tried, what they said
menu-park-revive = Look again on
menu-park-never = empty: never again
menu-park-forever = empty: will not come back by itself
menu-pause-example = such as waiting for budget
menu-reason-type = or type a reason
menu-reason-colon = {": "}

menu-lost-price = price or budget
menu-lost-competitor = chose a competitor
menu-lost-misfit = product does not fit
menu-lost-communication = poor communication, slow response
menu-lost-need = need changed
menu-lost-cancelled = project cancelled
menu-lost-decision = decision chain, decider changed
menu-lost-timing = wrong time
menu-lost-unreachable = unreachable
menu-lost-other = other
menu-left_out-far = too far away
menu-left_out-unused = they do not use it
menu-left_out-asked = they asked not to
menu-left_out-not_worth = not worth it
menu-dead-refused = refused outright
menu-dead-closed = closed down
menu-dead-business = changed business
menu-dead-frozen = purchasing frozen

menu-copy = Copy
menu-copy-phone = Phone
menu-copy-wechat = WeChat
menu-copy-email = Email
menu-copy-name = Name
menu-copy-address = Address

menu-stage = Stage
menu-stage-why = Why { $stage }
menu-tier = Tier
menu-tier-every =
    { $n ->
        [one] every day
       *[other] every { $n } days
    }
menu-tag = Tag
menu-tag-type = type tags, separated by spaces
menu-plan = Next step
menu-plan-example = such as next wed 14:00; "none" plans nothing
menu-need = On to { $stage }: what do they need? { $name }
menu-need-skip = Go on to "{ $stage }" without it
menu-need-type = such as 3 machines, running by December

menu-obstacle = Stuck on
menu-obstacle-lost = What it was lost for
menu-obstacle-plays = Plays against “{ $obstacle }”
menu-obstacle-win-back = Win back after “{ $obstacle }”
menu-obstacle-only = note it, leave the plan
menu-obstacle-none = no longer stuck
