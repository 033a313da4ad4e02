SELECT d.id, coalesce(d.delivered_on, d.shipped_on) AS at, o.id AS order_id, o.number AS order_number, d.carrier, d.number,
       d.delivered_on IS NOT NULL AS delivered
FROM sales_order AS o JOIN delivery AS d ON d.order_id = o.id
WHERE o.customer_id = ?1 AND (coalesce(d.delivered_on, d.shipped_on), d.id) < (?2, ?3)
ORDER BY 2 DESC, d.id DESC LIMIT ?4
