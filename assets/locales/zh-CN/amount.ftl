# Short forms of large amounts: power of ten, colon, unit; rising.
amount-compact-units = 4:万 8:亿
