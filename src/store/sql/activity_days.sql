-- The follow-ups of the days ?1 to ?2, as far as counts ask.
SELECT customer_id, channel, direction, outcome, happened_at
FROM follow_up INDEXED BY follow_up_day WHERE substr(happened_at, 1, 10) BETWEEN ?1 AND ?2
