-- Follow-ups of a link that were changed after its seal, as far as the history goes, with what was done last; what was taken back is as it was.
SELECT j.first_row AS follow_up, max(o.id) AS latest, o.at, o.action, c.id AS customer, c.name
FROM journal AS j
JOIN operation AS o ON o.id = j.operation_id
LEFT JOIN follow_up AS f ON f.id = j.first_row
LEFT JOIN customer AS c ON c.id = f.customer_id
WHERE j.table_name = 'follow_up' AND j.change <> 'insert' AND j.first_row > ?1 AND j.first_row <= ?2
  AND o.id > (SELECT max(operation_id) FROM journal WHERE table_name = 'report_seal' AND change = 'insert' AND ?3 BETWEEN first_row AND last_row)
  AND o.undone_by IS NULL AND o.undoes IS NULL
GROUP BY j.first_row
ORDER BY j.first_row
