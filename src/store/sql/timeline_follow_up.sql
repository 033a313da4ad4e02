SELECT f.id, f.happened_at AS at, f.customer_id, f.contact_id, p.name AS contact_name, f.kind, f.direction, f.channel, f.channel_text,
       f.outcome, f.outcome_text, f.note, f.entered_at, f.attitude, f.satisfaction, s.id IS NOT NULL AS planned, s.first_due AS due, s.action,
       (SELECT count(*) FROM attachment WHERE follow_up_id = f.id) AS attachments
FROM follow_up AS f
LEFT JOIN contact AS p ON p.id = f.contact_id
LEFT JOIN next_step AS s ON s.planned_by = f.id
WHERE f.customer_id = ?1 AND (f.happened_at, f.id) < (?2, ?3)
ORDER BY f.happened_at DESC, f.id DESC LIMIT ?4
