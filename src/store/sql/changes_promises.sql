-- Promises made or settled in the days ?1 to (not with) ?2; of a settled one the moment that its row was changed last.
SELECT p.id, p.customer_id, p.side, p.text, p.made_on, p.due_on, p.status, p.settled_on, p.entered_at,
       iif(p.settled_on IS NULL, NULL, (SELECT max(o.at) FROM journal AS j JOIN operation AS o ON o.id = j.operation_id
           WHERE j.table_name = 'promise' AND j.first_row = p.id AND o.undoes IS NULL AND o.undone_by IS NULL)) AS settled_at
FROM (SELECT id FROM promise WHERE made_on >= ?1 AND made_on < ?2
      UNION SELECT id FROM promise WHERE settled_on >= ?1 AND settled_on < ?2) AS f
JOIN promise AS p ON p.id = f.id
ORDER BY p.id
