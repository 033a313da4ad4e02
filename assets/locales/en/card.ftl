# The card of a customer.
card-need = need
card-deal = deal
card-quote = quote
card-obstacle = stuck on
card-owing = owes
card-order = order
card-overdue = { $amount } overdue ({ $n }d)
card-shipped-unpaid = { $n ->
    [one] { $n } order
   *[other] { $n } orders
} shipped but not paid: { $amount }
card-prepaid = { $amount } prepaid
card-next = next
card-tags = tags
card-address = address
card-note = note
card-decides = decides
card-no-people = no contact yet
card-more-people = and { $n } more
card-new = new
card-returning = returning
card-contacts = { $n ->
    [one] 1 follow-up, { $day }
   *[other] { $n } follow-ups, last { $day }
}
card-created = since { $day }
card-sold = { $n ->
    [one] 1 order { $total }
   *[other] { $n } orders { $total }
}
card-decision-on = decision { $day }
card-paused = Paused
card-paused-until = Paused until { $day }
card-given-up = Given up
card-nothing-planned = nothing planned
card-snoozed = put off { $n } times: decide
card-empty = Select a customer
card-timeline = Timeline
