# The ledger tab.
ledger-title = Orders
ledger-count = { $n ->
    [one] 1 order
   *[other] { $n } orders
}
ledger-date = Date
ledger-number = Number
ledger-customer = Customer
ledger-total = Total
ledger-received = Received
ledger-empty = No orders yet
# Pattern of chrono's strftime.
ledger-month-pattern = %B %Y
