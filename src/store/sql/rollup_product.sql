SELECT product_id, orders, quantity, gross, total, 0 AS tax, returns, 0 AS received, 0 AS bills
FROM sales_product WHERE currency = ?1 AND month BETWEEN ?2 AND ?3
