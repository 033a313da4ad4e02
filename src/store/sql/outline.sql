-- Lines of the queue by tier: overdue, today, soon, later, unplanned. ?1 today, ?2 the day after the soon ones.
-- One range of the key each: a sum over all days with five conditions costs four times as much.
SELECT column1,
       (SELECT coalesce(sum(n), 0) FROM queue_count WHERE lane = 0 AND tier = column1 AND day > '' AND day < ?1),
       (SELECT coalesce(sum(n), 0) FROM queue_count WHERE lane = 0 AND tier = column1 AND day = ?1),
       (SELECT coalesce(sum(n), 0) FROM queue_count WHERE lane = 0 AND tier = column1 AND day > ?1 AND day < ?2),
       (SELECT coalesce(sum(n), 0) FROM queue_count WHERE lane = 0 AND tier = column1 AND day >= ?2),
       (SELECT coalesce(sum(n), 0) FROM queue_count WHERE lane = 0 AND tier = column1 AND day = '')
FROM (VALUES (0), (1), (2), (3))
