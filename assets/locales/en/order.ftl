# Words of an order: payment methods, states, conditions of payment.
order-method-transfer = bank transfer
order-method-ebank = e-bank
order-method-bank_bill = bank acceptance bill
order-method-commercial_bill = commercial acceptance bill
order-method-wechat = WeChat Pay
order-method-alipay = Alipay
order-method-cash = cash
order-method-cheque = cheque
order-method-letter_of_credit = letter of credit
order-method-card = card
order-method-offset = offset
order-method-other = other

order-status-draft = draft
order-status-confirmed = confirmed
order-status-done = done
order-status-cancelled = cancelled
order-status-void = void

order-delivery-open = not shipped
order-delivery-partial = part shipped
order-delivery-shipped = shipped
order-delivery-delivered = delivered
order-delivery-returned = returned

order-payment-unpaid = unpaid
order-payment-partial = part paid
order-payment-paid = paid
order-payment-overpaid = overpaid
order-payment-refunded = refunded

order-invoice-open = not invoiced
order-invoice-partial = part invoiced
order-invoice-invoiced = invoiced
order-invoice-special = special VAT invoice
order-invoice-ordinary = ordinary VAT invoice
order-invoice-digital = digital invoice
order-invoice-receipt = receipt

order-age-untriggered = not triggered
order-age-not_due = not due
order-age-1_30 = 1–30 days
order-age-31_60 = 31–60 days
order-age-61_90 = 61–90 days
order-age-over_90 = over 90 days

order-basis-signed = signing
order-basis-shipped = shipping
order-basis-delivered = delivery
order-basis-accepted = acceptance
order-basis-invoiced = invoice
order-basis-fixed = fixed day
order-due-before = before { $basis }
order-due-when = on { $basis }
order-due-days = { $days } days after { $basis }
order-due-months = { $months } months after { $basis }
order-due-month-end = { $days } days after the month of { $basis }

order-field-customer = customer
order-field-number = number
order-field-external_number = customer's number
order-field-ordered_on = date
order-field-currency = currency
order-field-lines = lines
order-field-discount = discount
order-field-freight = freight
order-field-tax_rate = tax rate
order-field-terms = terms
order-field-plan = plan
order-field-deliver_by = deliver by
order-field-total = total
order-field-note = note
order-field-deal = deal
order-field-status = status

order-problem-no-lines = An order needs at least one line.
order-problem-quantity = Line { $line }: the quantity must be more than 0.
order-problem-price = Line { $line }: the price cannot be below 0.
order-problem-line-discount = Line { $line }: the discount is more than the line comes to.
order-problem-discount = The discount is more than the lines come to.
order-problem-freight = The freight cannot be below 0.
order-problem-nothing = The order must come to more than 0.
order-problem-received = The amount received must be more than 0; enter a refund as a receipt of its own.
order-problem-future = The order's date is after today; what is not agreed yet can be kept as a draft of today.
order-problem-terms-empty = Type the terms, for example: deposit 30 balance before shipping, 3/6/1, net 30.
order-problem-terms = “{ $part }” in the terms is not understood; try: deposit 30 balance before shipping, 3/6/1, net 30, eom 60.
order-problem-terms-amount = “{ $part }” in the terms is more than 100%; an amount of money needs its currency: { $example }.
order-problem-terms-more = The terms add up to more than the order.
order-problem-terms-less = The terms add up to less than 100%; say when the rest is due, for example: balance before shipping.
order-counted = { $n } { $unit }
