-- The orders of customer ?1 that count, and what is open of those that were shipped, whole or in part.
SELECT o.currency, o.total,
       CASE WHEN s.delivery IN ('partial', 'shipped', 'delivered') THEN s.receivable ELSE 0 END AS shipped
FROM sales_order AS o LEFT JOIN order_state AS s ON s.order_id = o.id
WHERE o.customer_id = ?1 AND o.status IN ('confirmed', 'done')
