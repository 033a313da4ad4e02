-- Posts every row again (sql/keep_figures.sql).
DELETE FROM sales_day;
DELETE FROM sales_month;
DELETE FROM sales_customer;
DELETE FROM sales_product;
DELETE FROM sales_category;
DELETE FROM open_instalment;
DELETE FROM receivable_day;
INSERT INTO order_post SELECT * FROM order_post;
INSERT INTO sales_post
SELECT currency, received_on, customer_id, 0, 0, 0, 0, 0, amount, iif(method IN ('bank_bill', 'commercial_bill'), amount, 0) FROM receipt;
