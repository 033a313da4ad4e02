(SELECT CASE WHEN said.n = 0 THEN '0' WHEN said.n <= 2 THEN '1-2' WHEN said.n <= 5 THEN '3-5' WHEN said.n <= 10 THEN '6-10' ELSE '11+' END
 FROM (SELECT count(DISTINCT substr(happened_at, 1, 10) || channel) AS n FROM follow_up
       WHERE customer_id = c.id AND happened_at <= coalesce(d.closed_on, '') || '~'
         AND happened_at >= iif(EXISTS (SELECT 1 FROM deal WHERE customer_id = d.customer_id AND id < d.id), d.opened_on, '')) AS said)
