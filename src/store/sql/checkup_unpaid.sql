-- Orders with a part that was due before the day ?1, the longest overdue first; all that is overdue of each.
SELECT i.order_id, o.number, o.customer_id, c.name, i.currency, min(i.due_on) AS due_on, sum(i.amount) AS amount
FROM open_instalment AS i INDEXED BY open_instalment_due
CROSS JOIN sales_order AS o ON o.id = i.order_id CROSS JOIN customer AS c ON c.id = o.customer_id
WHERE i.due_on > '0' AND i.due_on < ?1
GROUP BY i.order_id ORDER BY due_on, i.order_id
