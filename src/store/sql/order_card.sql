SELECT o.id, o.number, o.external_number, o.customer_id, c.name, o.deal_id, o.ordered_on, o.status, o.status_reason, o.status_on, o.currency,
       o.discount, o.freight, o.tax_rate, o.gross, o.total, o.tax, o.terms, o.deliver_by, o.accepted_on, o.note, o.entered_at, o.extra,
       coalesce(s.delivery, 'open') AS delivery
FROM sales_order AS o
JOIN customer AS c ON c.id = o.customer_id
LEFT JOIN order_state AS s ON s.order_id = o.id
WHERE o.id = ?1
