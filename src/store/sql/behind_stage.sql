-- The first ?2 deals of stage ?1, the last that closed or opened first.
SELECT d.customer_id, c.name, c.tier, d.stage, c.parked IS 'given_up' AS given_up, d.amount, d.currency, d.opened_on, d.closed_on, d.reason
FROM deal AS d INDEXED BY deal_stage CROSS JOIN customer AS c ON c.id = d.customer_id
WHERE d.stage = ?1
ORDER BY d.closed_on DESC, d.opened_on DESC, d.currency DESC, d.amount DESC, d.id DESC LIMIT ?2
