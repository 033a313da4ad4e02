-- Open deals of customers who are not parked, with the day since when they stand in their stage.
SELECT d.id, d.customer_id, c.name, c.tier, c.starred, d.stage, d.amount, d.currency, d.obstacle, substr(q.last_contact, 1, 10) AS last_contact,
       coalesce((SELECT substr(happened_at, 1, 10) FROM milestone WHERE deal_id = d.id ORDER BY happened_at DESC, id DESC LIMIT 1),
                d.opened_on) AS since
FROM deal AS d INDEXED BY deal_stage
CROSS JOIN customer AS c ON c.id = d.customer_id
CROSS JOIN queue AS q ON q.customer_id = d.customer_id
WHERE d.stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND c.parked IS NULL
