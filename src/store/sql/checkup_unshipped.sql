-- Orders that are paid and of which something is not shipped, since the day ?1 or a promised day before ?2. What an import brought
-- without a delivery is not known to lie here.
SELECT o.id, o.number, o.customer_id, c.name, o.total, o.currency, o.deliver_by, s.delivery,
       (SELECT max(received_on) FROM receipt WHERE order_id = o.id AND amount > 0) AS paid_on
FROM order_state AS s INDEXED BY order_state_unshipped
CROSS JOIN sales_order AS o ON o.id = s.order_id CROSS JOIN customer AS c ON c.id = o.customer_id
WHERE s.delivery IN ('open', 'partial') AND s.payment IN ('paid', 'overpaid') AND o.status = 'confirmed' AND o.total > 0
  AND (o.imported = 0 OR s.delivery = 'partial')
  AND CASE WHEN o.deliver_by IS NULL THEN (SELECT max(received_on) FROM receipt WHERE order_id = o.id AND amount > 0) <= ?1
           ELSE o.deliver_by < ?2 END
ORDER BY s.ordered_on, s.order_id
