SELECT r.id, r.received_on AS at, r.amount, r.currency, r.method, r.method_text, r.order_id, o.number
FROM receipt AS r LEFT JOIN sales_order AS o ON o.id = r.order_id
WHERE r.customer_id = ?1 AND (r.received_on, r.id) < (?2, ?3)
ORDER BY r.received_on DESC, r.id DESC LIMIT ?4
