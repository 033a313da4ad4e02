SELECT currency, amount FROM receipt INDEXED BY receipt_unallocated WHERE customer_id = ?1 AND order_id IS NULL
UNION ALL SELECT currency, overpaid FROM order_state INDEXED BY order_state_overpaid WHERE customer_id = ?1 AND overpaid > 0
