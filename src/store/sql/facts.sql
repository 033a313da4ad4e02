-- What the queue line of customer ?1 depends on. The outcomes named here are those that count as answered.
SELECT c.name, c.tier, c.starred, c.parked, c.parked_on, c.wake_on, c.created_on, c.decision_on,
       s.id IS NOT NULL AS has_step, s.due, s.action, s.channel, coalesce(s.known_to, substr(s.planned_at, 1, 10)) AS step_knows,
       coalesce((SELECT stage FROM deal WHERE customer_id = c.id ORDER BY stage IN ('won', 'lost', 'void'), id DESC LIMIT 1), 'lead') AS stage,
       (SELECT count(*) FROM deal WHERE customer_id = c.id AND stage NOT IN ('won', 'lost', 'void')) AS open_deals,
       (SELECT count(*) FROM deal WHERE customer_id = c.id) AS deals,
       f.happened_at AS last_contact, f.outcome AS last_outcome, f.channel AS last_channel,
       (SELECT min(due_on) FROM open_instalment WHERE customer_id = c.id AND due_on > '0') AS owed_since,
       (SELECT currency FROM open_instalment WHERE customer_id = c.id AND due_on > '0' ORDER BY due_on LIMIT 1) AS owed_currency,
       (SELECT min(due_on) FROM open_instalment WHERE customer_id = c.id AND due_on > max(
           substr(coalesce(f.happened_at, '0'), 1, 10), coalesce(s.known_to, substr(s.planned_at, 1, 10), '0'))) AS owed_next,
       (SELECT min(due_on) FROM promise WHERE customer_id = c.id AND status = 'open') AS promised_on,
       (SELECT side FROM promise WHERE customer_id = c.id AND status = 'open' AND due_on IS NOT NULL ORDER BY due_on, id LIMIT 1) AS promised_side,
       (SELECT min(due_on) FROM promise WHERE customer_id = c.id AND status = 'open' AND due_on > max(
           substr(coalesce(f.happened_at, '0'), 1, 10), coalesce(s.known_to, substr(s.planned_at, 1, 10), '0'))) AS promised_next,
       (SELECT happened_at FROM follow_up
        WHERE customer_id = c.id AND (direction = 'in' OR outcome IN (
            'callback', 'talked', 'need_updated', 'reached_decider', 'quoted', 'visit_booked', 'trial', 'promised', 'awaiting_approval', 'objection', 'refused', 'collection', 'after_sales'))
        ORDER BY happened_at DESC, id DESC LIMIT 1) AS last_answered,
       (SELECT count(*) FROM follow_up WHERE customer_id = c.id) AS follow_ups,
       (SELECT count(*) FROM sales_order WHERE customer_id = c.id AND status IN ('confirmed', 'done')) AS orders,
       coalesce((SELECT max(coalesce(d.delivered_on, d.shipped_on)) FROM sales_order AS o JOIN delivery AS d ON d.order_id = o.id
                 WHERE o.customer_id = c.id AND o.status IN ('confirmed', 'done')),
                (SELECT max(ordered_on) FROM sales_order WHERE customer_id = c.id AND status IN ('confirmed', 'done'))) AS bought_on,
       (SELECT substr(max(entered_at), 1, 10) FROM sales_order WHERE customer_id = c.id AND imported = 1) AS brought_in_on
FROM customer AS c
LEFT JOIN next_step AS s ON s.customer_id = c.id AND s.closed_at IS NULL
LEFT JOIN follow_up AS f ON f.id = (SELECT id FROM follow_up WHERE customer_id = c.id ORDER BY happened_at DESC, id DESC LIMIT 1)
WHERE c.id = ?1
