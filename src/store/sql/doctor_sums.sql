-- The sums that are kept and are not those of the rows: their table and what they are of.
WITH post (currency, day, customer_id, orders, gross, total, tax, returns, received, bills) AS (
    SELECT currency, ordered_on, customer_id, 1, gross, total, tax, 0, 0, 0 FROM sales_order WHERE status IN ('confirmed', 'done')
    UNION ALL
    SELECT o.currency, r.returned_on, o.customer_id, 0, 0, 0, 0, r.amount, 0, 0
    FROM sales_return AS r JOIN sales_order AS o ON o.id = r.order_id WHERE o.status IN ('confirmed', 'done')
    UNION ALL
    SELECT currency, received_on, customer_id, 0, 0, 0, 0, 0, amount, iif(method IN ('bank_bill', 'commercial_bill'), amount, 0) FROM receipt
),
line (currency, month, product_id, orders, quantity, gross, total, returns, returned_quantity) AS (
    SELECT o.currency, substr(o.ordered_on, 1, 7), coalesce(l.product_id, 0), l.leads, l.quantity, l.total + l.discount, l.net, 0, 0
    FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id WHERE o.status IN ('confirmed', 'done')
    UNION ALL
    SELECT o.currency, substr(r.returned_on, 1, 7), coalesce(l.product_id, 0), 0, 0, 0, 0, b.amount, b.quantity
    FROM return_line AS b JOIN sales_return AS r ON r.id = b.return_id JOIN order_line AS l ON l.id = b.order_line_id
         JOIN sales_order AS o ON o.id = r.order_id
    WHERE o.status IN ('confirmed', 'done')
)
SELECT 'order_apart', currency || ' ' || month FROM (
    SELECT currency, substr(ordered_on, 1, 7) AS month, 1 AS n FROM sales_order WHERE status NOT IN ('confirmed', 'done')
    UNION ALL
    SELECT currency, month, -n FROM order_apart
) GROUP BY currency, month HAVING sum(n) <> 0
UNION ALL
SELECT 'sales_day', currency || ' ' || day FROM (
    SELECT currency, day, orders, gross, total, tax, returns, received, bills FROM post
    UNION ALL
    SELECT currency, day, -orders, -gross, -total, -tax, -returns, -received, -bills FROM sales_day
) GROUP BY currency, day
HAVING (sum(orders), sum(gross), sum(total), sum(tax), sum(returns), sum(received), sum(bills)) <> (0, 0, 0, 0, 0, 0, 0)
UNION ALL
SELECT 'sales_month', currency || ' ' || month FROM (
    SELECT currency, substr(day, 1, 7) AS month, orders, gross, total, tax, returns, received, bills FROM post
    UNION ALL
    SELECT currency, month, -orders, -gross, -total, -tax, -returns, -received, -bills FROM sales_month
) GROUP BY currency, month
HAVING (sum(orders), sum(gross), sum(total), sum(tax), sum(returns), sum(received), sum(bills)) <> (0, 0, 0, 0, 0, 0, 0)
UNION ALL
SELECT 'sales_customer', currency || ' ' || period || ' ' || customer_id FROM (
    SELECT t.currency, iif(s.size = 1, substr(t.day, 1, 7), iif(s.size = 2, 'Q' || substr(t.day, 1, 5) || ((substr(t.day, 6, 2) + 2) / 3),
           iif(s.size = 3, 'Y' || substr(t.day, 1, 4), 'all'))) AS period, t.customer_id, t.orders, t.gross, t.total, t.returns, t.received
    FROM post AS t CROSS JOIN (SELECT 1 AS size UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) AS s
    UNION ALL
    SELECT currency, period, customer_id, -orders, -gross, -total, -returns, -received FROM sales_customer
) GROUP BY currency, period, customer_id
HAVING (sum(orders), sum(gross), sum(total), sum(returns), sum(received)) <> (0, 0, 0, 0, 0)
UNION ALL
SELECT 'sales_product', currency || ' ' || month || ' ' || product_id FROM (
    SELECT * FROM line
    UNION ALL
    SELECT currency, month, product_id, -orders, -quantity, -gross, -total, -returns, -returned_quantity FROM sales_product
) GROUP BY currency, month, product_id
HAVING (sum(orders), sum(quantity), sum(gross), sum(total), sum(returns), sum(returned_quantity)) <> (0, 0, 0, 0, 0, 0)
UNION ALL
SELECT 'sales_category', currency || ' ' || month || ' ' || category FROM (
    SELECT o.currency, substr(o.ordered_on, 1, 7) AS month, c.category, 1 AS n
    FROM (SELECT DISTINCT l.order_id, coalesce(p.category, '') AS category FROM order_line AS l LEFT JOIN product AS p ON p.id = l.product_id) AS c
    JOIN sales_order AS o ON o.id = c.order_id WHERE o.status IN ('confirmed', 'done')
    UNION ALL
    SELECT currency, month, category, -orders FROM sales_category
) GROUP BY currency, month, category HAVING sum(n) <> 0
UNION ALL
SELECT 'receivable_day', currency || ' ' || due_on FROM (
    SELECT currency, due_on, 1 AS n, amount FROM open_instalment
    UNION ALL
    SELECT currency, due_on, -n, -amount FROM receivable_day
) GROUP BY currency, due_on HAVING (sum(n), sum(amount)) <> (0, 0)
