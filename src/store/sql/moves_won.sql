-- Every move of the deals that are won, a deal's together and oldest first: in the order of the index, so that nothing is sorted.
SELECT m.deal_id, m.to_stage, substr(m.happened_at, 1, 10) AS day
FROM deal AS d INDEXED BY deal_stage CROSS JOIN milestone AS m INDEXED BY milestone_deal ON m.deal_id = d.id
WHERE d.stage = 'won'
ORDER BY d.closed_on, d.opened_on, d.currency, d.amount, d.id, m.happened_at, m.id
