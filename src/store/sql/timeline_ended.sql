-- Orders that were cancelled or voided, on the day that they were.
SELECT id, status_on AS at, number, status, status_reason
FROM sales_order
WHERE customer_id = ?1 AND status IN ('cancelled', 'void') AND status_on IS NOT NULL AND (status_on, id) < (?2, ?3)
ORDER BY status_on DESC, id DESC LIMIT ?4
