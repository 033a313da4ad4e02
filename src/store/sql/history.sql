SELECT o.id, o.at, o.action, o.subject, o.customer_id, o.rows, o.undone_by IS NOT NULL AS undone,
       coalesce(second.action, first.action) AS of
FROM operation AS o
LEFT JOIN operation AS first ON first.id = o.undoes
LEFT JOIN operation AS second ON second.id = first.undoes
WHERE (?1 IS NULL OR o.customer_id = ?1 OR o.customer_id IN (SELECT former_id FROM customer_alias WHERE customer_id = ?1))
