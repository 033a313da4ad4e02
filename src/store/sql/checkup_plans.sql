-- Orders that count and whose parts do not add up to their total.
SELECT o.id, o.number, o.customer_id, c.name, o.total, o.currency, i.planned
FROM (SELECT order_id, sum(amount) AS planned FROM instalment GROUP BY order_id) AS i
CROSS JOIN sales_order AS o ON o.id = i.order_id CROSS JOIN customer AS c ON c.id = o.customer_id
WHERE i.planned <> o.total AND o.status IN ('confirmed', 'done')
