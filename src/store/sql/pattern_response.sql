(SELECT CASE WHEN first.day <= c.created_on THEN 'same_day'
             WHEN first.day <= date(c.created_on, '+1 day') THEN 'next_day'
             WHEN first.day <= date(c.created_on, '+3 days') THEN 'three_days'
             WHEN first.day <= date(c.created_on, '+7 days') THEN 'week'
             ELSE 'later' END
 FROM (SELECT substr(min(happened_at), 1, 10) AS day FROM follow_up WHERE customer_id = c.id) AS first
 WHERE first.day IS NOT NULL)
