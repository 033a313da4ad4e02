SELECT o.id, o.ordered_on
FROM (SELECT id FROM sales_order WHERE number LIKE ?1 ESCAPE '\' ORDER BY number DESC LIMIT ?2) AS f
JOIN sales_order AS o ON o.id = f.id
