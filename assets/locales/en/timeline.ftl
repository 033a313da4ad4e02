# The mixed timeline of a customer.
timeline-back-from = back from { $stage }
timeline-received = paid { $amount }
timeline-receipt = paid
timeline-refund = refunded
timeline-prepaid = prepayment
timeline-return = returned
timeline-change = corrected
timeline-change-more = and { $n } more
timeline-shipped = shipped
timeline-delivered = delivered
timeline-need = need
timeline-none = none
timeline-no-plan = nothing planned
timeline-files = { $n ->
    [one] 1 file
   *[other] { $n } files
}
timeline-empty = Nothing has happened yet
