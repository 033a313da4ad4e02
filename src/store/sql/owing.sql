SELECT currency, total FROM sales_order WHERE customer_id = ?1 AND status IN ('confirmed', 'done')
