SELECT r.id, r.returned_on AS at, r.amount, o.currency, o.id AS order_id, o.number, r.reason
FROM sales_order AS o JOIN sales_return AS r ON r.order_id = o.id
WHERE o.customer_id = ?1 AND (r.returned_on, r.id) < (?2, ?3)
ORDER BY r.returned_on DESC, r.id DESC LIMIT ?4
