-- Deals that were won in the days ?1 to ?2.
SELECT d.id, d.customer_id, d.opened_on, d.closed_on, NOT EXISTS (SELECT 1 FROM deal WHERE customer_id = d.customer_id AND id < d.id) AS is_first
FROM deal AS d INDEXED BY deal_stage
WHERE d.stage = 'won' AND d.closed_on BETWEEN ?1 AND ?2
