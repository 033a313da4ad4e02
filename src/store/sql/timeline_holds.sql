-- What a customer has: most have no order yet, and the statements about orders need not be made for them.
SELECT EXISTS (SELECT 1 FROM sales_order WHERE customer_id = ?1) AS orders,
       EXISTS (SELECT 1 FROM receipt WHERE customer_id = ?1) AS receipts,
       EXISTS (SELECT 1 FROM promise WHERE customer_id = ?1) AS promises,
       EXISTS (SELECT 1 FROM need_change WHERE customer_id = ?1) AS needs
