-- Lines of the queue by tier: overdue, today, soon, later, unplanned. ?1 today, ?2 the day after the soon ones.
SELECT tier,
       sum(CASE WHEN day <> '' AND day < ?1 THEN n ELSE 0 END),
       sum(CASE WHEN day = ?1 THEN n ELSE 0 END),
       sum(CASE WHEN day > ?1 AND day < ?2 THEN n ELSE 0 END),
       sum(CASE WHEN day >= ?2 THEN n ELSE 0 END),
       sum(CASE WHEN day = '' THEN n ELSE 0 END)
FROM queue_count
WHERE lane = 0
GROUP BY tier
