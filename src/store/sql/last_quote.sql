-- The last day on which customer ?1 was quoted: said in a follow-up, a deal that came to the stage, an amount that changed.
SELECT max(day) FROM (
    SELECT max(substr(happened_at, 1, 10)) AS day FROM follow_up WHERE customer_id = ?1 AND outcome = 'quoted'
    UNION ALL
    SELECT max(substr(m.happened_at, 1, 10)) FROM deal AS d JOIN milestone AS m ON m.deal_id = d.id
    WHERE d.customer_id = ?1 AND m.to_stage = 'quote'
    UNION ALL
    SELECT max(substr(changed_at, 1, 10)) FROM customer_change WHERE customer_id = ?1 AND field = 'amount' AND after IS NOT NULL
)
