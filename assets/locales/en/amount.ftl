# Short forms of large amounts: power of ten, colon, unit; rising.
amount-compact-units = 3:k 6:M 9:B
