-- Every move of the deals opened in the days ?1 to ?2, a deal's together and oldest first.
SELECT m.deal_id, m.to_stage, substr(m.happened_at, 1, 10) AS day
FROM milestone AS m INDEXED BY milestone_deal CROSS JOIN deal AS d ON d.id = m.deal_id
WHERE d.opened_on BETWEEN ?1 AND ?2
ORDER BY m.deal_id, m.happened_at, m.id
