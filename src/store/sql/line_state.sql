-- The lines of order ?1 with what was shipped, returned and given back for each up to day ?2.
SELECT l.id, l.quantity, l.net,
       max(coalesce((SELECT sum(s.quantity) FROM delivery_line AS s JOIN delivery AS d ON d.id = s.delivery_id
                     WHERE s.order_line_id = l.id AND d.shipped_on <= ?2), 0),
           iif(w.is_whole, l.quantity, 0)) AS shipped,
       coalesce((SELECT sum(b.quantity) FROM return_line AS b JOIN sales_return AS r ON r.id = b.return_id
                 WHERE b.order_line_id = l.id AND r.returned_on <= ?2), 0) AS returned,
       coalesce((SELECT sum(b.amount) FROM return_line AS b JOIN sales_return AS r ON r.id = b.return_id
                 WHERE b.order_line_id = l.id AND r.returned_on <= ?2), 0) AS given_back
FROM order_line AS l,
     (SELECT EXISTS (SELECT 1 FROM delivery AS d WHERE d.order_id = ?1 AND d.whole AND d.shipped_on <= ?2
                     AND NOT EXISTS (SELECT 1 FROM delivery_line AS s WHERE s.delivery_id = d.id)) AS is_whole) AS w
WHERE l.order_id = ?1 ORDER BY l.position, l.id
