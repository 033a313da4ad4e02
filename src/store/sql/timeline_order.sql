SELECT o.id, o.ordered_on AS at, o.number, o.total, o.currency, o.status, coalesce(s.received, 0) AS received,
       s.due_on, s.payment, s.delivery
FROM sales_order AS o LEFT JOIN order_state AS s ON s.order_id = o.id
WHERE o.customer_id = ?1 AND (o.ordered_on, o.id) < (?2, ?3)
ORDER BY o.ordered_on DESC, o.id DESC LIMIT ?4
