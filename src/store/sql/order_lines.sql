SELECT l.id, l.product_id, coalesce(p.name, l.description) AS name, l.description, p.category, p.unit, l.quantity, l.unit_price, l.discount,
       l.total, l.net
FROM order_line AS l LEFT JOIN product AS p ON p.id = l.product_id
WHERE l.order_id = ?1 ORDER BY l.position, l.id
