SELECT f.id, f.customer_id, c.name, f.happened_at, f.note
FROM (SELECT rowid FROM note_index WHERE note_index MATCH ?1 AND rowid <= ?2 ORDER BY rowid DESC LIMIT ?3) AS n
JOIN follow_up AS f ON f.id = n.rowid JOIN customer AS c ON c.id = f.customer_id
ORDER BY f.id DESC
