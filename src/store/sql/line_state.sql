-- The lines of order ?1 with what was shipped, delivered, returned and given back for each up to day ?2.
-- A shipment without lines took all that was open.
SELECT l.id, l.quantity, l.net,
       max(iif(w.shipped, l.quantity, 0),
           coalesce((SELECT sum(s.quantity) FROM delivery_line AS s JOIN delivery AS d ON d.id = s.delivery_id
                     WHERE s.order_line_id = l.id AND d.shipped_on <= ?2), 0)) AS shipped,
       max(iif(w.delivered, l.quantity, 0),
           coalesce((SELECT sum(s.quantity) FROM delivery_line AS s JOIN delivery AS d ON d.id = s.delivery_id
                     WHERE s.order_line_id = l.id AND d.delivered_on <= ?2), 0)) AS delivered,
       coalesce((SELECT sum(b.quantity) FROM return_line AS b JOIN sales_return AS r ON r.id = b.return_id
                 WHERE b.order_line_id = l.id AND r.returned_on <= ?2), 0) AS returned,
       EXISTS (SELECT 1 FROM delivery_line AS s WHERE s.order_line_id = l.id)
           OR EXISTS (SELECT 1 FROM return_line AS b WHERE b.order_line_id = l.id AND b.quantity > 0) AS has_moved,
       coalesce((SELECT sum(b.amount) FROM return_line AS b JOIN sales_return AS r ON r.id = b.return_id
                 WHERE b.order_line_id = l.id AND r.returned_on <= ?2), 0) AS given_back
FROM order_line AS l,
     (SELECT count(*) > 0 AS shipped,
             count(*) > 0 AND (SELECT count(*) FROM delivery AS d WHERE d.order_id = ?1 AND d.shipped_on <= ?2
                               AND coalesce(d.delivered_on, '~') > ?2) = 0 AS delivered
      FROM delivery AS d WHERE d.order_id = ?1 AND d.whole AND d.shipped_on <= ?2
        AND NOT EXISTS (SELECT 1 FROM delivery_line AS s WHERE s.delivery_id = d.id)) AS w
WHERE l.order_id = ?1 ORDER BY l.position, l.id
