SELECT o.customer_id, c.name AS customer, o.ordered_on, l.unit_price, l.discount, l.quantity, o.currency
FROM sales_order AS o INDEXED BY sales_order_date
CROSS JOIN order_line AS l ON l.product_id = ?1 AND l.leads = 1 AND l.order_id = o.id
JOIN customer AS c ON c.id = o.customer_id
WHERE o.status IN ('confirmed', 'done')
  AND l.unit_price > 0 AND l.quantity > coalesce((SELECT sum(b.quantity) FROM return_line AS b WHERE b.order_line_id = l.id), 0)
ORDER BY o.ordered_on DESC, o.id DESC LIMIT ?2
