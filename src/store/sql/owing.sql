-- Of customer ?1 by currency: orders that count with their sum, and those that were shipped and are not paid.
SELECT o.currency, count(*) AS orders, sum(o.total) AS total,
       sum(coalesce(s.receivable, 0) > 0 AND s.delivery IN ('partial', 'shipped', 'delivered')) AS shipped_orders,
       sum(CASE WHEN s.delivery IN ('partial', 'shipped', 'delivered') THEN s.receivable ELSE 0 END) AS shipped
FROM sales_order AS o LEFT JOIN order_state AS s ON s.order_id = o.id
WHERE o.customer_id = ?1 AND o.status IN ('confirmed', 'done')
GROUP BY o.currency
