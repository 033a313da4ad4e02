SELECT m.id, m.happened_at AS at, m.from_stage, m.to_stage, m.note
FROM deal AS d JOIN milestone AS m ON m.deal_id = d.id
WHERE d.customer_id = ?1 AND (m.happened_at, m.id) < (?2, ?3)
ORDER BY m.happened_at DESC, m.id DESC LIMIT ?4
