SELECT customer_id, orders, 0 AS quantity, gross, total, 0 AS tax, returns, received, 0 AS bills
FROM sales_customer WHERE currency = ?1 AND month BETWEEN ?2 AND ?3
