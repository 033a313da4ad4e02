# Short forms of large amounts: power of ten, colon, unit; rising.
amount-compact-units = 4:万 8:亿

amount-out_of_range = 金额超出 ±9,000,000,000,000.00。
amount-two_currencies = 两种货币不能相加：{ $one } 和 { $other }。
amount-too_precise = { $currency } 没有这么多位小数。
amount-no_number = 这不是金额。
