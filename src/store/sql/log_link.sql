-- What the chain of the log stands over, in its order: what was logged here, not what an import brought.
SELECT id, customer_id, contact_id, kind, direction, channel, channel_text, outcome, outcome_text, note, happened_at, entered_at,
       attitude, satisfaction
FROM follow_up
WHERE id > ?1 AND id <= ?2 AND imported = 0
ORDER BY id
