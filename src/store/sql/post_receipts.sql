-- What the receipts of a large import after row ?1 come to, added to the kept figures in one go.
INSERT INTO sales_day
SELECT currency, received_on, 0, 0, 0, 0, 0, sum(amount), sum(iif(method IN ('bank_bill', 'commercial_bill'), amount, 0)) FROM receipt
WHERE id > ?1 GROUP BY currency, received_on
ON CONFLICT DO UPDATE SET received = received + excluded.received, bills = bills + excluded.bills;
INSERT INTO sales_month
SELECT currency, substr(received_on, 1, 7) AS month, 0, 0, 0, 0, 0, sum(amount), sum(iif(method IN ('bank_bill', 'commercial_bill'), amount, 0)) FROM receipt
WHERE id > ?1 GROUP BY currency, month
ON CONFLICT DO UPDATE SET received = received + excluded.received, bills = bills + excluded.bills;
INSERT INTO posted_customer
SELECT currency, substr(received_on, 1, 7) AS month, customer_id, 0, 0, 0, sum(amount) FROM receipt
WHERE id > ?1 GROUP BY currency, month, customer_id;
