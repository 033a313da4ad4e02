-- Customers who said since the day ?1 what they need, and with whom nothing is planned; the latest first.
SELECT n.customer_id
FROM need_change AS n INDEXED BY need_change_time
WHERE n.changed_at >= ?1 AND n.after IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = n.customer_id AND closed_at IS NULL AND due IS NOT NULL)
GROUP BY n.customer_id ORDER BY max(n.changed_at) DESC, n.customer_id
