# What the values of orders are called.
order-status-draft = draft
order-status-confirmed = confirmed
order-status-done = done
order-status-cancelled = cancelled
order-status-void = void

order-delivery-open = unshipped
order-delivery-partial = part sent
order-delivery-shipped = shipped
order-delivery-delivered = delivered
order-delivery-returned = returned

order-payment-unpaid = unpaid
order-payment-partial = part
order-payment-paid = paid
order-payment-overpaid = overpaid
order-payment-refunded = refunded

order-invoice-open = not invoiced
order-invoice-partial = partly invoiced
order-invoice-invoiced = invoiced
order-invoice-kind-special = special VAT invoice
order-invoice-kind-ordinary = ordinary VAT invoice
order-invoice-kind-digital = digital invoice
order-invoice-kind-receipt = receipt

order-method-transfer = transfer
order-method-ebank = e-bank
order-method-bank_bill = bank bill
order-method-commercial_bill = commercial bill
order-method-wechat = WeChat Pay
order-method-alipay = Alipay
order-method-cash = cash
order-method-cheque = cheque
order-method-letter_of_credit = letter of credit
order-method-card = card
order-method-offset = offset
order-method-other = other

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
order-basis-fixed = a fixed day
order-rule-month_end = end of the month of { $basis }
order-rule-months = { $basis } { $n } months
order-rule-days = { $basis } { $n } days
order-rule-before = before { $basis }

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
