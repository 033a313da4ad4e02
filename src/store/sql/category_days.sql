SELECT coalesce(l.product_id, 0), l.leads AS orders, l.quantity, l.total + l.discount AS gross, l.net AS total, 0 AS tax, 0 AS returns,
       0 AS received, 0 AS bills
FROM sales_order AS o INDEXED BY sales_order_currency CROSS JOIN order_line AS l ON l.order_id = o.id
WHERE o.currency = :currency AND o.ordered_on BETWEEN :from AND :to AND o.status IN ('confirmed', 'done')
UNION ALL
SELECT coalesce(l.product_id, 0), 0, 0, 0, 0, 0, b.amount, 0, 0
FROM sales_return AS r INDEXED BY sales_return_date
CROSS JOIN sales_order AS o ON o.id = r.order_id
CROSS JOIN return_line AS b ON b.return_id = r.id
CROSS JOIN order_line AS l ON l.id = b.order_line_id
WHERE r.returned_on BETWEEN :from AND :to AND o.currency = :currency AND o.status IN ('confirmed', 'done')
