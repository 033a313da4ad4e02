SELECT r.received_on, c.name AS customer, c.reference AS customer_reference, o.number AS order_number, r.amount, r.currency,
       r.method, r.method_text, r.account, r.reference, r.bill_matures_on, r.reason, r.note
FROM receipt AS r
JOIN customer AS c ON c.id = r.customer_id
LEFT JOIN sales_order AS o ON o.id = r.order_id
ORDER BY r.received_on, r.id
