-- The follow-ups since the day ?1, newest first, with what the rules of a note compare them with.
SELECT f.id, f.customer_id, c.name, f.note, f.outcome, f.happened_at, f.entered_at, f.imported,
       (SELECT p.note FROM follow_up AS p WHERE p.customer_id = f.customer_id AND p.happened_at < f.happened_at
        ORDER BY p.happened_at DESC, p.id DESC LIMIT 1) AS previous,
       EXISTS (SELECT 1 FROM deal WHERE customer_id = f.customer_id AND amount IS NOT NULL)
           OR EXISTS (SELECT 1 FROM sales_order WHERE customer_id = f.customer_id) AS has_amount,
       EXISTS (SELECT 1 FROM promise WHERE follow_up_id = f.id AND due_on IS NOT NULL)
           OR EXISTS (SELECT 1 FROM next_step WHERE planned_by = f.id AND due IS NOT NULL) AS has_dated_promise
FROM follow_up AS f INDEXED BY follow_up_day CROSS JOIN customer AS c ON c.id = f.customer_id
WHERE substr(f.happened_at, 1, 10) >= ?1
ORDER BY substr(f.happened_at, 1, 10) DESC, f.id DESC
