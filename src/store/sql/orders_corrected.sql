-- Orders of a currency and months that were not entered right: those of which something that was agreed was corrected, and the
-- confirmed ones that were made void. Being done or cancelled, and notes of our own, correct nothing. Led by the corrections.
SELECT coalesce(sum(o.status IN ('confirmed', 'done') AND c.agreed), 0), coalesce(sum(o.status = 'void' AND c.voided), 0)
FROM (SELECT order_id, max(field NOT IN ('status', 'note', 'deal', 'external_number') AND before IS NOT after) AS agreed,
             max(field = 'status' AND after = 'void') AS voided
      FROM order_change GROUP BY order_id) AS c
CROSS JOIN sales_order AS o NOT INDEXED ON o.id = c.order_id
WHERE o.currency = ?1 AND o.ordered_on BETWEEN ?2 || '-01' AND ?3 || '-31'
