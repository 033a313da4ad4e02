-- Customers with an order that counts in the days ?1 to ?2, and those of them that had one before.
SELECT count(*), coalesce(sum(EXISTS (
    SELECT 1 FROM sales_order INDEXED BY sales_order_customer
    WHERE customer_id = b.customer_id AND ordered_on < ?1 AND status IN ('confirmed', 'done'))), 0)
FROM (SELECT DISTINCT customer_id FROM sales_order INDEXED BY sales_order_date
      WHERE ordered_on BETWEEN ?1 AND ?2 AND status IN ('confirmed', 'done')) AS b
