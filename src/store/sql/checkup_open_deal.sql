-- The newest order of customer ?1 that counts and that is not before the opening of a deal of it that is still open, when no deal was won.
SELECT o.number, o.ordered_on, o.total, o.currency
FROM deal AS d JOIN sales_order AS o ON o.customer_id = d.customer_id AND o.ordered_on >= d.opened_on
WHERE d.customer_id = ?1 AND d.stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation')
  AND o.status IN ('confirmed', 'done') AND (o.deal_id IS NULL OR o.deal_id = d.id)
  AND NOT EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage = 'won')
ORDER BY o.ordered_on DESC, o.id DESC LIMIT 1
