-- What the orders of a large import after row ?1 come to, added to the kept figures in one go.
INSERT INTO sales_day
SELECT currency, ordered_on, count(*), sum(gross), sum(total), sum(tax), 0, 0, 0 FROM sales_order
WHERE id > ?1 AND status IN ('confirmed', 'done') GROUP BY currency, ordered_on
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, gross = gross + excluded.gross, total = total + excluded.total, tax = tax + excluded.tax;
INSERT INTO sales_month
SELECT currency, substr(ordered_on, 1, 7) AS month, count(*), sum(gross), sum(total), sum(tax), 0, 0, 0 FROM sales_order
WHERE id > ?1 AND status IN ('confirmed', 'done') GROUP BY currency, month
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, gross = gross + excluded.gross, total = total + excluded.total, tax = tax + excluded.tax;
INSERT INTO posted_customer
SELECT currency, substr(ordered_on, 1, 7) AS month, customer_id, count(*), sum(gross), sum(total), 0 FROM sales_order
WHERE id > ?1 AND status IN ('confirmed', 'done') GROUP BY currency, month, customer_id;
