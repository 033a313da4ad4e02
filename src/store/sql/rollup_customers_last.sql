-- The same from the other end: lines ?3, so many ?4 before the last.
SELECT s.customer_id, s.orders, 0, s.gross, s.total, 0, s.returns, s.received, 0, (SELECT name FROM customer WHERE id = s.customer_id)
FROM (SELECT customer_id FROM sales_customer INDEXED BY sales_customer_net
      WHERE currency = ?1 AND period = ?2
      ORDER BY net, customer_id DESC LIMIT ?3 OFFSET ?4) AS w
CROSS JOIN sales_customer AS s ON s.currency = ?1 AND s.period = ?2 AND s.customer_id = w.customer_id
ORDER BY s.net DESC, s.customer_id
