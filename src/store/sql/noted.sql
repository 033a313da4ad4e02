-- What is on file of the customer ?1 that a log is compared with; ?2: the follow-up that is being mended, none for a new one.
SELECT CASE
           WHEN ?2 IS NULL THEN (SELECT note FROM follow_up WHERE customer_id = ?1 ORDER BY happened_at DESC, id DESC LIMIT 1)
           ELSE (SELECT p.note FROM follow_up AS p
                 WHERE p.customer_id = ?1 AND p.happened_at < (SELECT happened_at FROM follow_up WHERE id = ?2)
                 ORDER BY p.happened_at DESC, p.id DESC LIMIT 1)
       END AS last_note,
       EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND amount IS NOT NULL)
           OR EXISTS (SELECT 1 FROM sales_order WHERE customer_id = ?1) AS has_amount,
       need IS NOT NULL AND need <> '' AS has_need
FROM customer WHERE id = ?1
