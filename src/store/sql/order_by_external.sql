SELECT o.id, o.ordered_on
FROM (SELECT id FROM sales_order WHERE external_number IS NOT NULL AND external_number LIKE ?1 ESCAPE '\'
      ORDER BY external_number DESC LIMIT ?2) AS f
JOIN sales_order AS o ON o.id = f.id
