-- Changed fields of the days ?1 to (not with) ?2, oldest first.
SELECT h.customer_id, h.deal_id, h.changed_at, h.field, h.before, h.after, d.currency, c.park_reason
FROM customer_change AS h INDEXED BY customer_change_time
CROSS JOIN customer AS c ON c.id = h.customer_id
LEFT JOIN deal AS d ON d.id = h.deal_id
WHERE h.changed_at >= ?1 AND h.changed_at < ?2
ORDER BY h.changed_at, h.id
