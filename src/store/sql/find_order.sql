SELECT o.number, o.ordered_on, o.customer_id, c.name AS customer, o.total, o.currency, o.status
FROM sales_order AS o JOIN customer AS c ON c.id = o.customer_id
WHERE o.number LIKE :pattern ESCAPE '\'
ORDER BY o.ordered_on DESC, o.id DESC LIMIT :limit
