-- Customers with more than ?3 talks on one day of ?1 to ?2, the fullest day of each.
SELECT customer_id, day, max(n) AS n
FROM (SELECT customer_id, substr(happened_at, 1, 10) AS day, count(*) AS n
      FROM follow_up INDEXED BY follow_up_day
      WHERE substr(happened_at, 1, 10) BETWEEN ?1 AND ?2 AND imported = 0
      GROUP BY customer_id, day HAVING count(*) > ?3)
GROUP BY customer_id
