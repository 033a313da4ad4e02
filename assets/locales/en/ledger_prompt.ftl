# The small forms of the ledger: receipts, deliveries, returns.
