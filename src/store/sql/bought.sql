SELECT l.product_id
FROM sales_order AS o INDEXED BY sales_order_customer
CROSS JOIN order_line AS l INDEXED BY order_line_order ON l.order_id = o.id
WHERE o.customer_id = ?1 AND o.status IN ('confirmed', 'done') AND l.product_id IS NOT NULL
ORDER BY o.ordered_on DESC, o.id DESC, l.position
