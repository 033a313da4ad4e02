-- Days, and months by their seven characters; the unplanned of both stand under ''.
WITH counted AS (
    SELECT lane, tier, substr(due, 1, 10) AS day, 'day' AS unit, count(*) AS n FROM queue GROUP BY 1, 2, 3
    UNION ALL
    SELECT lane, tier, substr(due, 1, 7), 'month', count(*) FROM queue GROUP BY 1, 2, 3
),
kept AS (
    SELECT lane, tier, day, 'day' AS unit, n FROM queue_count
    UNION ALL
    SELECT lane, tier, month, 'month', n FROM queue_month
)
SELECT lane, tier, day, coalesce(k.n, 0), coalesce(c.n, 0)
FROM (SELECT lane, tier, day, unit FROM counted UNION SELECT lane, tier, day, unit FROM kept)
LEFT JOIN kept AS k USING (lane, tier, day, unit)
LEFT JOIN counted AS c USING (lane, tier, day, unit)
WHERE coalesce(k.n, 0) <> coalesce(c.n, 0)
