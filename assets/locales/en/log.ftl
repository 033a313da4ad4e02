# The quick-log line, the follow-up form, and what is wrong with what was typed.
log-placeholder = { $name }: call what was said >next wed next step
log-title = Follow-up: { $name }
log-title-edit = Edit follow-up: { $name }
log-happened = at
log-channel = channel
log-outcome = outcome
log-next = next
log-no-next = nothing planned
log-tier = tier
log-stage = stage
log-reason = why
log-contact = with
log-tags = tags
log-promise = promise
log-amount = amount
log-valid-until = valid until
log-list-comma = {", "}
log-implied = if empty ~{ $day }

log-nothing = Nothing written yet: say what the customer said, or "call na".
log-need-missing = "{ $stage }", and nobody wrote what the customer needs.
log-again = { $warning } Enter again saves
log-again-form = { $warning } Save again to keep it
log-nobody = No contact is called "{ $name }". Add them to the customer first, or put it back into the note with Ctrl-X.
log-several = "{ $name }" could be { $all }; write the whole name.
log-currency = The amount is in { $code }, this book is in { $own }.
log-date-missing = "{ $outcome }" needs its date, such as ">tomorrow 15:00".
log-reason-missing = "{ $stage }" needs a reason.
log-next-before = The next step lies before this follow-up.
log-date-past = { $day } is over: plan ahead.
log-date-future = { $day } is still to come.
log-date-weekday = { $day } is a { $weekday }, not a { $named }.
log-date-weekend = { $day } (weekend)
log-future = "{ $part }" is still to come; a follow-up has happened. A plan goes behind ">".
log-other-weekday = "{ $part }" is not a { $named }; check the date.
log-unknown-outcome = There is no outcome "{ $part }"; to keep it in the note, put "\" before it.
log-unknown-tier = "{ $part }" is no tier, tiers are !A to !D; to keep it in the note, put "\" before it.
log-unknown-stage = There is no one stage "{ $part }"; to keep it in the note, put "\" before it.
log-repeated = The { $kind } is given twice; "{ $part }" stays in the note.
log-effort = { $keys ->
    [one] note + 1 key, { $seconds } s
   *[other] note + { $keys } keys, { $seconds } s
}
log-effort-minutes = { $keys ->
    [one] note + 1 key, { $minutes } min { $seconds } s
   *[other] note + { $keys } keys, { $minutes } min { $seconds } s
}
