-- Plans that were due in the days ?1 to ?2 and are judged: closed, or open past their day. ?3 is today, ?4 the day after ?2.
SELECT count(*), coalesce(sum(substr(closed_at, 1, 10) <= substr(due, 1, 10)), 0), coalesce(sum(snoozes), 0), coalesce(sum(snoozes >= 3), 0)
FROM next_step INDEXED BY next_step_due
WHERE due >= ?1 AND due < ?4 AND (closed_at IS NOT NULL OR substr(due, 1, 10) < ?3)
