SELECT o.number, o.external_number, o.ordered_on, c.name AS customer, c.reference AS customer_reference, o.status, o.currency,
       p.sku, coalesce(p.name, l.description) AS product, p.category, p.unit, l.quantity, l.unit_price, l.net, l.total + l.discount AS gross,
       l.id = (SELECT id FROM order_line WHERE order_id = o.id ORDER BY position, id LIMIT 1) AS is_first,
       o.total AS order_total, coalesce(s.received, 0) AS received, coalesce(s.receivable, 0) AS receivable, coalesce(s.returned, 0) AS returned,
       nullif(s.due_on, '') AS due_on, s.payment, s.delivery, o.terms, o.note
FROM sales_order AS o
JOIN customer AS c ON c.id = o.customer_id
JOIN order_line AS l ON l.order_id = o.id
LEFT JOIN product AS p ON p.id = l.product_id
LEFT JOIN order_state AS s ON s.order_id = o.id
ORDER BY o.ordered_on, o.id, l.position, l.id
