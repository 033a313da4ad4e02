# Short forms of large amounts: power of ten, colon, unit; rising.
amount-compact-units = 3:k 6:M 9:B

amount-out_of_range = The amount is beyond ±9,000,000,000,000.00.
amount-two_currencies = Two currencies cannot be added: { $one } and { $other }.
amount-too_precise = { $currency } does not have that many decimals.
amount-no_number = This is not an amount.
