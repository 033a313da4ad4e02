-- Numbers that several customers answer to, with each of them, oldest first.
SELECT v.value_key, v.value, c.id AS customer_id, c.name, c.name_key
FROM contact_channel AS v JOIN contact AS p ON p.id = v.contact_id JOIN customer AS c ON c.id = p.customer_id
WHERE v.channel = 'phone' AND v.invalid = 0 AND length(v.value_key) >= 7
  AND v.value_key IN (SELECT value_key FROM contact_channel WHERE channel = 'phone' GROUP BY value_key HAVING count(*) > 1)
ORDER BY v.value_key, c.id
