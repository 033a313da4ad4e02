SELECT p.order_id, p.position, p.due_on, p.amount AS open, i.id, i.amount
FROM open_instalment AS p
LEFT JOIN instalment AS i ON i.id = (SELECT id FROM instalment WHERE order_id = p.order_id AND position = p.position ORDER BY id LIMIT 1)
WHERE p.customer_id = ?1 AND (?2 IS NULL OR p.order_id = ?2)
ORDER BY p.due_on = '', p.due_on, p.order_id, p.position LIMIT 1
