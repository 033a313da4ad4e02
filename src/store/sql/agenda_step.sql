SELECT s.customer_id, c.name, c.tier, s.due, s.action, s.channel, c.need, p.name AS contact,
       (SELECT value FROM contact_channel WHERE contact_id = p.id AND channel = 'phone' AND invalid = 0 ORDER BY id LIMIT 1) AS phone
FROM next_step AS s
JOIN customer AS c ON c.id = s.customer_id
LEFT JOIN contact AS p ON p.id = (SELECT id FROM contact WHERE customer_id = c.id ORDER BY is_primary DESC, decision_maker DESC, id LIMIT 1)
WHERE s.closed_at IS NULL AND s.due IS NOT NULL AND c.parked IS NULL
ORDER BY s.due, c.name, c.id
