-- Plans that were due in the days ?1 to ?2: those judged, which are closed or open past their day, and how many are still ahead. ?3 is
-- today, ?4 the day after ?2.
SELECT coalesce(sum(judged), 0), coalesce(sum(closed_at IS NOT NULL AND substr(closed_at, 1, 10) <= substr(due, 1, 10)), 0),
       coalesce(sum(iif(judged, snoozes, 0)), 0), coalesce(sum(judged AND snoozes >= 3), 0), coalesce(sum(NOT judged), 0)
FROM (
    SELECT due, closed_at, snoozes, closed_at IS NOT NULL OR substr(due, 1, 10) < ?3 AS judged
    FROM next_step INDEXED BY next_step_due
    WHERE due >= ?1 AND due < ?4
)
