-- What the layer of every customer depends on.
SELECT q.customer_id, q.tier, q.starred, q.lane, q.parked, c.created_on,
       substr(q.last_answered, 1, 10) AS last_answered, substr(q.last_contact, 1, 10) AS last_contact,
       CASE WHEN q.orders > 0 THEN
           (SELECT ordered_on FROM sales_order INDEXED BY sales_order_customer
            WHERE customer_id = q.customer_id AND status IN ('confirmed', 'done') ORDER BY ordered_on DESC LIMIT 1) END AS last_order
FROM queue AS q JOIN customer AS c ON c.id = q.customer_id
