SELECT id, changed_at AS at, before, after
FROM need_change
WHERE customer_id = ?1 AND (changed_at, id) < (?2, ?3)
ORDER BY changed_at DESC, id DESC LIMIT ?4
