# The ledger tab: figures, orders, the order card; and the words of orders, payments and deliveries.
ledger-by-month = Months
ledger-by-product = Products
ledger-by-category = Categories
ledger-by-customer = Customers
ledger-by-ageing = Ageing
ledger-all-time = all time
ledger-orders-counted = Orders { $n }
ledger-orders-uncounted = { $n ->
    [one] 1 not counted
   *[other] { $n } not counted
}
ledger-orders-found = Found { $n }
ledger-place = { $place }/{ $total }
ledger-so-far = MTD
ledger-compared = days 1–{ $day } compared
ledger-owed = receivable { $amount }
ledger-month = Month
ledger-product = Product
ledger-category = Category
ledger-customer = Customer
ledger-age = Overdue
ledger-count = Orders
ledger-quantity = Quantity
ledger-gross = Gross
ledger-discount = Discount
ledger-returns = Returns
ledger-net = Net
ledger-received = Received
ledger-mom = MoM
ledger-yoy = YoY
ledger-times = { $n }x
ledger-target = Target
ledger-share = Share
ledger-parts = Parts
ledger-open = Open
ledger-date = Date
ledger-number = Number
ledger-part = Open here
ledger-total = Total
ledger-payment = Payment
ledger-delivery = Delivery
ledger-no-product = no product
ledger-no-category = no category
ledger-overdue = overdue
ledger-empty = No orders yet. Press { $key } to enter the first one,
ledger-empty-import = or bring a sheet: { $command }
ledger-none-here = No orders here
ledger-nothing-owed = Nothing is owed
ledger-no-receipts = No receipts here
ledger-receipts-counted = Receipts { $n }, { $amount }
ledger-for = Order
ledger-prepaid = prepaid
ledger-amount = Amount
ledger-method = Method
ledger-remark = Remark
ledger-ask-remove-receipt = Remove the receipt of { $amount } from { $customer }, { $day }? Money paid back is a negative receipt.
ledger-none-found = No order matches
ledger-filter = number, customer, pinyin, product
# The line on top.
ledger-head-net = { $month } net { $amount }
ledger-head-received = received { $amount }
ledger-head-owed = receivable { $amount }
ledger-head-overdue = overdue { $amount }
# Pattern of chrono's strftime.
ledger-month-pattern = %b
ledger-payment-unpaid = unpaid
ledger-payment-partial = part
ledger-payment-paid = paid
ledger-payment-overpaid = overpaid
ledger-payment-refunded = refunded
ledger-delivery-open = not sent
ledger-delivery-partial = part sent
ledger-delivery-shipped = sent
ledger-delivery-delivered = delivered
ledger-delivery-returned = returned
# The order card.
ledger-card-lines = Lines
ledger-card-plan = Due
ledger-card-receipts = Receipts
ledger-card-deliveries = Deliveries
ledger-card-returns = Returns
ledger-card-changes = Corrections
ledger-card-extra = From the sheet
ledger-card-accepted = accepted
ledger-card-gross = gross
ledger-card-tax = of it tax { $rate }
ledger-card-received = received
ledger-card-open = open
ledger-card-overpaid = overpaid
ledger-card-shipped = shipped { $quantity }
ledger-card-line-returned = returned { $quantity }
ledger-card-paid = paid
ledger-card-overdue = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}
ledger-card-matures = matures { $day }
ledger-card-arrived = delivered { $day }
ledger-card-changed = { $before } → { $after }
ledger-card-invoiced = Invoices
ledger-card-when-shipped = when shipped
ledger-card-nothing = nothing
# Questions.
ledger-ask-confirm = Confirm { $number } of { $customer }, { $amount }? From then on it counts.
ledger-ask-accept = Did { $customer } accept { $number } today?
ledger-ask-finish = { $number } of { $customer } is delivered and paid. Mark it done?
ledger-no-step = { $number } takes no step now: it is { $status }, { $delivery }, { $payment }
ledger-ended = Order { $number } is { $status }: nothing of it can be changed any more
ledger-ask-allocate = Give { $amount } prepaid by { $customer } to { $n ->
    [one] 1 open order
   *[other] { $n } open orders
}, the earliest due first?
ledger-nothing-to-allocate = { $customer } has no prepayment that an open order could take
