-- Customers who said since the day ?1 what they need, in the record or in a follow-up, and for whom the rep planned nothing since: a
-- date that is proposed is no plan. The latest first, each with what was said last.
WITH said AS (
    SELECT n.customer_id, n.changed_at AS at, c.need AS text
    FROM need_change AS n INDEXED BY need_change_time CROSS JOIN customer AS c ON c.id = n.customer_id
    -- What was taken back since is no need any more.
    WHERE n.changed_at >= ?1 AND n.after IS NOT NULL AND c.need IS NOT NULL
    UNION ALL
    SELECT f.customer_id, f.happened_at, coalesce(nullif(f.note, ''), c.need, '')
    FROM follow_up AS f INDEXED BY follow_up_day CROSS JOIN customer AS c ON c.id = f.customer_id
    WHERE substr(f.happened_at, 1, 10) >= ?1 AND f.outcome = 'need_updated' AND f.imported = 0
), latest AS (SELECT customer_id, max(at) AS at, text FROM said AS s GROUP BY customer_id)
SELECT customer_id, substr(at, 1, 10) AS day, text
FROM latest AS l
WHERE NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = l.customer_id AND due IS NOT NULL
                  AND (closed_at IS NULL OR planned_at >= l.at))
ORDER BY at DESC, customer_id
