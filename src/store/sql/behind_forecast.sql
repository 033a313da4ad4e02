-- Open deals of currency ?1 whose customers decide from day ?2 to day ?3 (both empty: no day is known), the largest ?4.
SELECT count(*) OVER () AS n, d.customer_id, c.name, c.tier, d.stage, 0 AS given_up, d.amount, d.currency, d.opened_on, d.closed_on, d.reason
FROM deal AS d INDEXED BY deal_stage CROSS JOIN customer AS c ON c.id = d.customer_id
WHERE d.stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND d.currency = ?1
  AND c.parked IS NOT 'given_up' AND coalesce(c.decision_on, '') BETWEEN ?2 AND ?3
ORDER BY d.amount DESC, d.id LIMIT ?4
