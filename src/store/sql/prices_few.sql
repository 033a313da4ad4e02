SELECT o.customer_id, c.name AS customer, o.ordered_on, l.unit_price, l.discount, l.quantity, o.currency
FROM order_line AS l
CROSS JOIN sales_order AS o ON o.id = l.order_id
JOIN customer AS c ON c.id = o.customer_id
WHERE l.product_id = ?1 AND l.leads = 1 AND o.status IN ('confirmed', 'done')
  AND l.unit_price > 0 AND l.quantity > coalesce((SELECT sum(b.quantity) FROM return_line AS b WHERE b.order_line_id = l.id), 0)
ORDER BY o.ordered_on DESC, o.id DESC LIMIT ?2
