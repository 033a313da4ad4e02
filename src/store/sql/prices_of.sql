-- What customer ?1 paid for product ?2, in currency ?3 unless that is null, newest first. `leads` is named for the index's sake.
SELECT o.customer_id, c.name AS customer, o.ordered_on, l.unit_price, l.discount, l.quantity, o.currency
FROM sales_order AS o INDEXED BY sales_order_customer
CROSS JOIN order_line AS l INDEXED BY order_line_product ON l.product_id = ?2 AND l.leads IN (0, 1) AND l.order_id = o.id
JOIN customer AS c ON c.id = o.customer_id
WHERE o.customer_id = ?1 AND o.status IN ('confirmed', 'done') AND (?3 IS NULL OR o.currency = ?3) AND l.unit_price > 0
  AND l.quantity > coalesce((SELECT sum(b.quantity) FROM return_line AS b WHERE b.order_line_id = l.id), 0)
ORDER BY o.ordered_on DESC, o.id DESC, l.position LIMIT ?4
