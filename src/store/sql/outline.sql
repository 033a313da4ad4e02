-- Lines of the queue by tier: overdue, today, soon, later, unplanned. ?1 today, ?2 the day after the soon ones.
-- Whole months where nothing within them matters: a book of many years costs what a new one does.
SELECT t.tier,
       coalesce((SELECT sum(n) FROM queue_month WHERE lane = 0 AND tier = t.tier AND month > '' AND month < substr(?1, 1, 7)), 0)
       + coalesce((SELECT sum(n) FROM queue_count WHERE lane = 0 AND tier = t.tier AND day > substr(?1, 1, 7) AND day < ?1), 0),
       coalesce((SELECT n FROM queue_count WHERE lane = 0 AND tier = t.tier AND day = ?1), 0),
       coalesce((SELECT sum(n) FROM queue_count WHERE lane = 0 AND tier = t.tier AND day > ?1 AND day < ?2), 0),
       coalesce((SELECT sum(n) FROM queue_month WHERE lane = 0 AND tier = t.tier AND month > substr(?2, 1, 7)), 0)
       + coalesce((SELECT sum(n) FROM queue_count WHERE lane = 0 AND tier = t.tier AND day >= ?2 AND day < substr(?2, 1, 7) || '~'), 0),
       coalesce((SELECT n FROM queue_count WHERE lane = 0 AND tier = t.tier AND day = ''), 0)
FROM (SELECT 0 AS tier UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) AS t
