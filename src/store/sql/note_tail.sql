SELECT f.id, f.customer_id, c.name, f.happened_at, f.note
FROM follow_up AS f JOIN customer AS c ON c.id = f.customer_id
WHERE f.id > ?1 AND f.note <> ''
ORDER BY f.id DESC
