-- Whom the follow-ups of the day ?1 are of, each with the last of them, as the day went; the first ?2. Of one minute the later entry is the last.
SELECT f.customer_id, c.name, f.channel, f.outcome, max(f.happened_at || printf(' %020d', f.id)) AS last
FROM follow_up AS f INDEXED BY follow_up_day CROSS JOIN customer AS c ON c.id = f.customer_id
WHERE substr(f.happened_at, 1, 10) BETWEEN ?1 AND ?1
GROUP BY f.customer_id ORDER BY last, f.customer_id LIMIT ?2
