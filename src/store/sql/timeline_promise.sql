-- Promises as they were made: at the moment of the follow-up that tells of them, else on their day.
SELECT * FROM (
    SELECT p.id, coalesce(f.happened_at, p.made_on) AS at, p.side, p.text, p.due_on, p.first_due_on, p.status, p.settled_on
    FROM promise AS p LEFT JOIN follow_up AS f ON f.id = p.follow_up_id
    WHERE p.customer_id = ?1
)
WHERE (at, id) < (?2, ?3)
ORDER BY at DESC, id DESC LIMIT ?4
