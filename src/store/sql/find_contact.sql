SELECT p.id, p.customer_id, c.name AS customer, p.name, p.title,
       (SELECT group_concat(value, ' ') FROM (SELECT value FROM contact_channel WHERE contact_id = p.id ORDER BY id)) AS reach
FROM contact AS p JOIN customer AS c ON c.id = p.customer_id
WHERE p.name LIKE :pattern ESCAPE '\'
   OR EXISTS (SELECT 1 FROM contact_channel WHERE contact_id = p.id
              AND (value LIKE :pattern ESCAPE '\' OR length(:digits) >= 4 AND instr(value_key, :digits) > 0))
ORDER BY p.name, p.id LIMIT :limit
