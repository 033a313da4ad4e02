-- Open deals of currency ?1, with the day on which their customer decides.
SELECT d.stage, d.amount, d.win_percent, c.decision_on
FROM deal AS d INDEXED BY deal_stage CROSS JOIN customer AS c ON c.id = d.customer_id
WHERE d.stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND d.currency = ?1 AND c.parked IS NOT 'given_up'
