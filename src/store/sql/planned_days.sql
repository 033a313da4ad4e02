-- Lines planned for each of the days ?1 to ?3; those whose minute (?2, that of now) has passed are overdue. What the cadence alone
-- proposes is no plan.
SELECT substr(due, 1, 10) AS day, count(*) AS n
FROM queue INDEXED BY queue_due
WHERE lane = 0 AND due >= ?1 AND due < ?3 AND NOT (due > ?1 || 'T' AND due < ?2) AND implied = 0
GROUP BY 1
