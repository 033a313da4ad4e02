-- What each customer of a large import came to by month, added to the kept figures of every period that holds the month.
INSERT INTO sales_customer
SELECT currency, month AS kept, customer_id, sum(orders), sum(gross), sum(total), 0, sum(received), sum(total) FROM posted_customer
WHERE true GROUP BY currency, kept, customer_id
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, gross = gross + excluded.gross, total = total + excluded.total,
    received = received + excluded.received, net = net + excluded.net;
INSERT INTO sales_customer
SELECT currency, 'Q' || substr(month, 1, 5) || ((substr(month, 6, 2) + 2) / 3) AS kept, customer_id, sum(orders), sum(gross), sum(total), 0, sum(received), sum(total) FROM posted_customer
WHERE true GROUP BY currency, kept, customer_id
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, gross = gross + excluded.gross, total = total + excluded.total,
    received = received + excluded.received, net = net + excluded.net;
INSERT INTO sales_customer
SELECT currency, 'Y' || substr(month, 1, 4) AS kept, customer_id, sum(orders), sum(gross), sum(total), 0, sum(received), sum(total) FROM posted_customer
WHERE true GROUP BY currency, kept, customer_id
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, gross = gross + excluded.gross, total = total + excluded.total,
    received = received + excluded.received, net = net + excluded.net;
INSERT INTO sales_customer
SELECT currency, 'all' AS kept, customer_id, sum(orders), sum(gross), sum(total), 0, sum(received), sum(total) FROM posted_customer
WHERE true GROUP BY currency, kept, customer_id
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, gross = gross + excluded.gross, total = total + excluded.total,
    received = received + excluded.received, net = net + excluded.net;
DROP TABLE posted_customer;
