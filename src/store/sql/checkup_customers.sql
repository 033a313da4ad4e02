-- Every customer with what the rules of a record ask of it, in the order of the queue. Read in the order of the rows and sorted then,
-- since what stands beside each lies there in that order.
SELECT q.customer_id, q.name, q.tier, q.starred, q.stage, q.lane, q.due, nullif(substr(q.due, 1, 10), '') AS due_on,
       substr(q.last_contact, 1, 10) AS last_contact, q.orders, q.parked,
       c.need IS NOT NULL AS has_need, c.decision_on, c.created_on,
       s.id IS NOT NULL AS has_step, substr(s.due, 1, 10) AS planned, s.action IS NOT NULL AS has_action,
       CASE WHEN q.stage = 'won' AND q.orders > 0
            THEN (SELECT max(ordered_on) FROM sales_order WHERE customer_id = q.customer_id AND status IN ('confirmed', 'done')) END AS last_order,
       CASE WHEN q.stage = 'won' AND q.orders > 0 AND q.last_contact IS NULL
            THEN (SELECT max(ordered_on) FROM sales_order
                  WHERE customer_id = q.customer_id AND status IN ('confirmed', 'done') AND imported = 0) END AS last_typed_order,
       q.orders = 0 AND EXISTS (SELECT 1 FROM deal WHERE customer_id = q.customer_id AND stage = 'won') AS was_won,
       CASE WHEN q.stage IN ('need', 'proposal', 'quote', 'negotiation')
            THEN (SELECT id FROM deal WHERE customer_id = q.customer_id ORDER BY stage IN ('won', 'lost', 'void'), id DESC LIMIT 1) END AS deal_id,
       q.lane = 0 AND q.stage IN ('need', 'proposal', 'quote', 'negotiation')
           AND EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
                       WHERE p.customer_id = q.customer_id AND p.decision_maker = 1 AND v.invalid = 0) AS has_decider,
       q.lane = 0 AND (c.address IS NOT NULL
                       OR EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
                                  WHERE p.customer_id = q.customer_id AND v.invalid = 0)) AS has_channel
FROM queue AS q NOT INDEXED
CROSS JOIN customer AS c ON c.id = q.customer_id
LEFT JOIN next_step AS s ON s.customer_id = q.customer_id AND s.closed_at IS NULL
ORDER BY q.lane, q.tier, q.due, q.name
