-- Customers with a promise whose day was before ?1 and with whom nobody talked since that day, the earliest first.
SELECT p.customer_id, c.name, p.id, p.side, p.text, min(p.due_on) AS due_on, count(*) AS n
FROM promise AS p INDEXED BY promise_open CROSS JOIN customer AS c ON c.id = p.customer_id
WHERE p.status = 'open' AND p.due_on < ?1
  AND NOT EXISTS (SELECT 1 FROM follow_up AS f WHERE f.customer_id = p.customer_id AND f.happened_at >= p.due_on)
GROUP BY p.customer_id ORDER BY due_on, p.customer_id
