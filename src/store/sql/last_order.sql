-- The newest order of customer ?1 that counts, with its first line.
SELECT o.id, o.number, o.ordered_on, o.total, o.currency,
       (SELECT coalesce(p.name, l.description) FROM order_line AS l LEFT JOIN product AS p ON p.id = l.product_id
        WHERE l.order_id = o.id ORDER BY l.position, l.id LIMIT 1) AS product,
       (SELECT count(*) FROM order_line WHERE order_id = o.id) AS lines
FROM sales_order AS o
WHERE o.customer_id = ?1 AND o.status IN ('confirmed', 'done')
ORDER BY o.ordered_on DESC, o.id DESC LIMIT 1
