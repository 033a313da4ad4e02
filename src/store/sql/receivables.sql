SELECT p.order_id, o.number, p.customer_id, c.name, p.currency, p.position, p.due_on, p.amount
FROM open_instalment AS p INDEXED BY open_instalment_due
CROSS JOIN sales_order AS o ON o.id = p.order_id
CROSS JOIN customer AS c ON c.id = p.customer_id
WHERE ?1 IS NULL AND p.due_on BETWEEN ?3 AND ?4 AND (?2 IS NULL OR p.currency = ?2)
ORDER BY p.due_on, p.order_id, p.position
