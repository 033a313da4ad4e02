-- Customers that came on file in the days ?1 to ?2, the moment that they were entered when it was on that day, and their first follow-up.
SELECT c.id, c.created_on,
       (SELECT o.at FROM journal AS j INDEXED BY journal_insert JOIN operation AS o ON o.id = j.operation_id
        WHERE j.table_name = 'customer' AND j.first_row <= c.id AND j.last_row >= c.id AND j.change = 'insert'
        ORDER BY j.first_row DESC, j.id LIMIT 1) AS entered_at,
       (SELECT happened_at FROM follow_up WHERE customer_id = c.id ORDER BY happened_at, id LIMIT 1) AS first_at
FROM customer AS c INDEXED BY customer_created
WHERE c.created_on BETWEEN ?1 AND ?2
