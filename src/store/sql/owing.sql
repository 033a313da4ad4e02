SELECT o.currency, o.total,
       coalesce((SELECT sum(amount) FROM receipt WHERE order_id = o.id), 0) AS received,
       coalesce((SELECT sum(amount) FROM sales_return WHERE order_id = o.id), 0) AS returned
FROM sales_order AS o
WHERE o.customer_id = ?1 AND o.status IN ('confirmed', 'done')
