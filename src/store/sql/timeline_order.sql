SELECT o.id, o.ordered_on AS at, o.number, o.total, o.currency, o.status,
       coalesce((SELECT sum(amount) FROM receipt WHERE order_id = o.id), 0) AS received
FROM sales_order AS o
WHERE o.customer_id = ?1 AND (o.ordered_on, o.id) < (?2, ?3)
ORDER BY o.ordered_on DESC, o.id DESC LIMIT ?4
