-- Customers with an open deal that has an amount in the currency ?1, the biggest of each, the biggest first.
SELECT customer_id, max(amount) AS amount
FROM deal INDEXED BY deal_stage
WHERE stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND amount > 0 AND currency = ?1
GROUP BY customer_id ORDER BY amount DESC, customer_id
