-- Who answers to a number that several customers have, by number: the index of values is read in its order.
SELECT DISTINCT v.value_key, p.customer_id
FROM contact_channel AS v JOIN contact AS p ON p.id = v.contact_id
WHERE v.channel = 'phone' AND length(v.value_key) >= 7
  AND v.value_key IN (SELECT value_key FROM contact_channel WHERE channel = 'phone' GROUP BY value_key HAVING count(*) > 1)
ORDER BY v.value_key, p.customer_id
