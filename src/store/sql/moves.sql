-- Every move of the deals opened in the days ?1 to ?2, a deal's together and oldest first.
SELECT m.deal_id, m.to_stage, substr(m.happened_at, 1, 10) AS day
FROM deal AS d CROSS JOIN milestone AS m INDEXED BY milestone_deal ON m.deal_id = d.id
WHERE d.opened_on BETWEEN ?1 AND ?2
ORDER BY d.id, m.happened_at, m.id
