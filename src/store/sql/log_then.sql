-- What the history keeps of the follow-ups above ?1 up to ?2 since line ?3 of the journal, in the order in which it came.
SELECT j.id, j.first_row, j.last_row, j.operation_id, j.change, j.before
FROM journal AS j
WHERE j.table_name = 'follow_up' AND j.change <> 'insert' AND j.first_row > ?1 AND j.first_row <= ?2 AND j.id > ?3
UNION ALL
SELECT j.id, j.first_row, j.last_row, j.operation_id, j.change, NULL
FROM journal AS j INDEXED BY journal_insert
WHERE j.table_name = 'follow_up' AND j.change = 'insert' AND j.first_row <= ?2 AND j.last_row > ?1 AND j.id > ?3
ORDER BY 1
