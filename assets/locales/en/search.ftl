# Search over everything.
search-title = Search
search-placeholder = names, notes, phone numbers, order numbers
search-customers = Customers
search-notes = Notes, newest first
search-orders = Orders
search-none = Nothing found
