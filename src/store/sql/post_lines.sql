-- What the lines of a large import after row ?1 come to, added to the kept figures in one go.
INSERT INTO sales_product
SELECT o.currency, substr(o.ordered_on, 1, 7) AS month, coalesce(l.product_id, 0) AS product, sum(l.leads), sum(l.quantity),
       sum(l.total + l.discount), sum(l.net), 0, 0
FROM order_line AS l CROSS JOIN sales_order AS o ON o.id = l.order_id
WHERE l.id > ?1 AND o.status IN ('confirmed', 'done') GROUP BY o.currency, month, product
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, quantity = quantity + excluded.quantity, gross = gross + excluded.gross, total = total + excluded.total;
INSERT INTO sales_category
SELECT currency, month, category, count(*) FROM (
    SELECT DISTINCT o.currency, substr(o.ordered_on, 1, 7) AS month, coalesce(p.category, '') AS category, l.order_id
    FROM order_line AS l CROSS JOIN sales_order AS o ON o.id = l.order_id LEFT JOIN product AS p ON p.id = l.product_id
    WHERE l.id > ?1 AND o.status IN ('confirmed', 'done')
) WHERE true GROUP BY currency, month, category
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders;
