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
