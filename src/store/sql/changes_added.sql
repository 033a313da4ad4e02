-- Customers on file since the days ?1 to (not with) ?2, with the moment and the way that they were entered.
SELECT c.id, c.created_on, o.at AS entered_at, o.action = 'import' AS imported
FROM customer AS c INDEXED BY customer_created
LEFT JOIN operation AS o ON o.id = (
    SELECT operation_id FROM journal INDEXED BY journal_insert
    WHERE table_name = 'customer' AND first_row <= c.id AND last_row >= c.id AND change = 'insert'
    ORDER BY first_row DESC, id LIMIT 1)
WHERE c.created_on >= ?1 AND c.created_on < ?2
