SELECT o.id, o.customer_id, c.name, o.number, o.external_number, o.ordered_on, o.currency, o.status, o.total,
       coalesce(s.received, 0) AS received, coalesce(s.returned, 0) AS returned, coalesce(s.receivable, 0) AS receivable,
       s.due_on, coalesce(s.payment, 'unpaid') AS payment, coalesce(s.delivery, 'open') AS delivery,
       coalesce(p.name, l.description) AS product, l.quantity,
       max(0, (SELECT count(*) FROM order_line WHERE order_id = o.id) - 1) AS more_lines
FROM sales_order AS o
JOIN customer AS c ON c.id = o.customer_id
LEFT JOIN order_state AS s ON s.order_id = o.id
LEFT JOIN order_line AS l ON l.id = (SELECT id FROM order_line WHERE order_id = o.id ORDER BY position, id LIMIT 1)
LEFT JOIN product AS p ON p.id = l.product_id
WHERE o.id = ?1
