-- Orders that lacked something at the end of day ?3, of currency ?2 when given.
SELECT o.id, o.number, o.customer_id, c.name, o.currency
FROM sales_order AS o INDEXED BY sales_order_date JOIN customer AS c ON c.id = o.customer_id
WHERE ?1 IS NULL AND o.ordered_on <= ?3 AND (?2 IS NULL OR o.currency = ?2) AND o.status IN ('confirmed', 'done')
  AND o.total > coalesce((SELECT sum(amount) FROM receipt WHERE order_id = o.id AND received_on <= ?3), 0)
              + coalesce((SELECT sum(amount) FROM sales_return WHERE order_id = o.id AND returned_on <= ?3), 0)
