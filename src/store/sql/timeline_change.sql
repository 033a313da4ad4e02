-- What one correction changed is one entry: its first field, and how many more.
SELECT max(c.id) AS id, c.changed_at AS at, o.id AS order_id, o.number, c.field, c.before, c.after, c.reason, count(*) - 1 AS more
FROM sales_order AS o JOIN order_change AS c ON c.order_id = o.id
WHERE o.customer_id = ?1
GROUP BY c.order_id, c.changed_at
HAVING (c.changed_at, max(c.id)) < (?2, ?3)
ORDER BY c.changed_at DESC, 1 DESC LIMIT ?4
