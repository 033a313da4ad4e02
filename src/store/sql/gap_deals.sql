-- Open deals of currency ?1 with an amount whose customer does not decide after day ?2.
SELECT d.customer_id, c.name, d.stage, d.amount, d.win_percent, c.decision_on
FROM deal AS d INDEXED BY deal_stage CROSS JOIN customer AS c ON c.id = d.customer_id
WHERE d.stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND d.currency = ?1 AND d.amount > 0
  AND c.parked IS NOT 'given_up' AND coalesce(c.decision_on, '0') <= ?2
