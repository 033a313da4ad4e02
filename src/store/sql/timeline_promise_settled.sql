SELECT id, settled_on AS at, side, text, due_on, first_due_on, status, settled_on
FROM promise
WHERE customer_id = ?1 AND status <> 'open' AND (settled_on, id) < (?2, ?3)
ORDER BY settled_on DESC, id DESC LIMIT ?4
