-- Customers with two orders that count, or more, who were not contacted since the day ?1.
SELECT q.customer_id, q.name, q.tier, q.starred, q.orders, substr(q.last_contact, 1, 10) AS last_contact,
       (SELECT ordered_on FROM sales_order INDEXED BY sales_order_customer
        WHERE customer_id = q.customer_id AND status IN ('confirmed', 'done') ORDER BY ordered_on DESC LIMIT 1) AS last_order
FROM queue AS q NOT INDEXED WHERE q.orders >= 2 AND (q.last_contact IS NULL OR q.last_contact < ?1)
