-- Customers whose deal moved since the day ?1 on a day without a talk, the last such day of each. Of a won deal the order is
-- the record, of a lost one the reason.
SELECT d.customer_id, max(substr(m.happened_at, 1, 10)) AS day, m.to_stage AS stage
FROM milestone AS m INDEXED BY milestone_time CROSS JOIN deal AS d ON d.id = m.deal_id
WHERE m.happened_at >= ?1 AND m.from_stage IS NOT NULL AND m.to_stage <> 'won' AND m.follow_up_id IS NULL AND m.note IS NULL AND d.import_digest IS NULL
  AND NOT EXISTS (SELECT 1 FROM follow_up AS f WHERE f.customer_id = d.customer_id
                  AND f.happened_at >= substr(m.happened_at, 1, 10) AND f.happened_at < substr(m.happened_at, 1, 10) || '~')
GROUP BY d.customer_id
