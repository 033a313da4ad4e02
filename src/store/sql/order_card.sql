SELECT o.number, c.name, o.status_reason, o.status_on, o.accepted_on, o.gross, o.total, o.tax, o.entered_at, o.extra,
       coalesce(s.delivery, 'open') AS delivery
FROM sales_order AS o
JOIN customer AS c ON c.id = o.customer_id
LEFT JOIN order_state AS s ON s.order_id = o.id
WHERE o.id = ?1
