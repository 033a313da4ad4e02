-- Moves of the days ?1 to (not with) ?2, oldest first.
SELECT m.deal_id, d.customer_id, m.from_stage, m.to_stage, m.happened_at, d.reason
FROM milestone AS m INDEXED BY milestone_time CROSS JOIN deal AS d ON d.id = m.deal_id
WHERE m.happened_at >= ?1 AND m.happened_at < ?2
ORDER BY m.happened_at, m.id
