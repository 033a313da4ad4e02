-- The follow-ups of the days ?1 to ?2, with what their own counts ask.
SELECT f.customer_id, f.channel, f.direction, f.outcome, f.happened_at, f.entered_at, f.note, f.satisfaction, f.imported, c.name
FROM follow_up AS f INDEXED BY follow_up_day CROSS JOIN customer AS c ON c.id = f.customer_id
WHERE substr(f.happened_at, 1, 10) BETWEEN ?1 AND ?2
