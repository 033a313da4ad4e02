-- The largest open parts of currency ?1 that are due by day ?2, at most ?3.
SELECT p.order_id, o.number, p.customer_id, c.name, p.due_on, p.amount
FROM open_instalment AS p INDEXED BY open_instalment_due
CROSS JOIN sales_order AS o ON o.id = p.order_id
CROSS JOIN customer AS c ON c.id = p.customer_id
WHERE p.due_on BETWEEN '0' AND ?2 AND p.currency = ?1 AND p.amount > 0
ORDER BY p.amount DESC, p.due_on, p.order_id LIMIT ?3
