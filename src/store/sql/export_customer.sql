SELECT c.reference, c.name, c.tier, c.starred, c.kind, c.source, c.industry, c.region, c.address, c.need, c.decision_on, c.tags,
       c.parked, c.park_reason, c.created_on, c.note,
       p.name AS contact, p.title, p.decision_maker,
       (SELECT value FROM contact_channel WHERE contact_id = p.id AND channel = 'phone' AND invalid = 0 ORDER BY id LIMIT 1) AS phone,
       (SELECT value FROM contact_channel WHERE contact_id = p.id AND channel = 'wechat' AND invalid = 0 ORDER BY id LIMIT 1) AS wechat,
       (SELECT value FROM contact_channel WHERE contact_id = p.id AND channel = 'email' AND invalid = 0 ORDER BY id LIMIT 1) AS email,
       q.stage, d.amount, coalesce(d.currency, 'CNY') AS currency, d.quote_valid_until AS valid_until,
       nullif(q.due, '') AS next, q.implied, q.action, q.last_contact, q.follow_ups, q.orders
FROM customer AS c
JOIN queue AS q ON q.customer_id = c.id
LEFT JOIN contact AS p ON p.id = (SELECT id FROM contact WHERE customer_id = c.id ORDER BY is_primary DESC, decision_maker DESC, id LIMIT 1)
LEFT JOIN deal AS d ON d.id = (SELECT id FROM deal WHERE customer_id = c.id ORDER BY stage IN ('won', 'lost', 'void'), id DESC LIMIT 1)
ORDER BY c.name, c.id
