SELECT r.id, r.customer_id, r.order_id, r.instalment_id, r.received_on, r.amount, r.currency, r.method, r.method_text, r.account,
       r.reference, r.reason, r.note, r.bill_drawer, r.bill_acceptor, r.bill_issued_on, r.bill_matures_on,
       c.name AS customer, o.number AS number
FROM receipt AS r JOIN customer AS c ON c.id = r.customer_id LEFT JOIN sales_order AS o ON o.id = r.order_id
