# What was done, as the history, undo and "saved" name it: lower case, before the customer's name.
history-add_customer = customer
history-edit_customer = changes to
history-log = follow-up with
history-edit_follow_up = mended follow-up with
history-snooze = snooze
history-plan = plan for
history-star = star for
history-unstar = star off
history-tier = tier of
history-tag = tag for
history-stage = stage of
history-pause = park
history-give_up = give up
history-wake = wake
history-add_contact = contact of
history-edit_contact = contact of
history-remove_contact = contact removed from
history-add_order = order of
history-add_receipt = receipt of
history-add_delivery = delivery to
history-attach = file for
history-import = import
history-undo = undo
history-redo = redo
history-batch = several changes to
history-item = { $what } { $subject }
history-customers = { $n ->
    [one] 1 customer
   *[other] { $n } customers
}
