WITH counted AS (
    SELECT lane, tier, substr(due, 1, 10) AS day, count(*) AS n FROM queue GROUP BY 1, 2, 3
)
SELECT lane, tier, day, coalesce(k.n, 0), coalesce(c.n, 0)
FROM (SELECT lane, tier, day FROM counted UNION SELECT lane, tier, day FROM queue_count)
LEFT JOIN queue_count AS k USING (lane, tier, day)
LEFT JOIN counted AS c USING (lane, tier, day)
WHERE coalesce(k.n, 0) <> coalesce(c.n, 0)
