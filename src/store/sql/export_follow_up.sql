SELECT c.name AS customer, c.reference AS customer_reference, p.name AS contact, f.happened_at, f.direction, f.channel, f.channel_text,
       f.outcome, f.outcome_text, f.note, f.satisfaction, f.entered_at, s.first_due AS next, s.action AS next_action
FROM follow_up AS f
JOIN customer AS c ON c.id = f.customer_id
LEFT JOIN contact AS p ON p.id = f.contact_id
LEFT JOIN next_step AS s ON s.id = (SELECT id FROM next_step WHERE planned_by = f.id ORDER BY id LIMIT 1)
ORDER BY f.happened_at, f.id
