-- All that moved the account of customer ?1 up to the day ?2, by day; of one day orders (0), then returns (1), then money (2).
SELECT 0 AS kind, o.id, o.ordered_on AS day, o.currency, o.total AS amount, o.id AS order_id, o.number, NULL AS method
FROM sales_order AS o INDEXED BY sales_order_customer
WHERE o.customer_id = ?1 AND o.ordered_on <= ?2 AND o.status IN ('confirmed', 'done')
UNION ALL
SELECT 1, r.id, r.returned_on, o.currency, r.amount, o.id, o.number, NULL
FROM sales_order AS o INDEXED BY sales_order_customer CROSS JOIN sales_return AS r INDEXED BY sales_return_order ON r.order_id = o.id
WHERE o.customer_id = ?1 AND o.ordered_on <= ?2 AND r.returned_on <= ?2 AND o.status IN ('confirmed', 'done')
UNION ALL
SELECT 2, r.id, r.received_on, r.currency, r.amount, r.order_id, o.number, r.method
FROM receipt AS r INDEXED BY receipt_customer LEFT JOIN sales_order AS o ON o.id = r.order_id
WHERE r.customer_id = ?1 AND r.received_on <= ?2
ORDER BY day, kind, id
