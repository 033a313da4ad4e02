-- Customers in the queue whose follow-ups since they answered last are enough to put them under suspicion; ?1: so many at least.
-- Read in the order of the rows, as the timeline's index lies: most of the queue is looked at anyway.
SELECT q.customer_id, q.name, q.tier, q.starred, substr(q.last_answered, 1, 10) AS last_answered,
       coalesce(q.last_answered, '') AS since
FROM queue AS q NOT INDEXED
WHERE q.lane = 0 AND q.follow_ups >= ?1 AND q.last_contact >= coalesce(q.last_answered, '')
  AND (SELECT count(*) FROM (
          SELECT 1 FROM follow_up WHERE customer_id = q.customer_id AND happened_at >= coalesce(q.last_answered, '')
          LIMIT ?1 + 1)) >= ?1 + (q.last_answered IS NOT NULL)
