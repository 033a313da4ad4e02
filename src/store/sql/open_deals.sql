-- Open deals of customers who are not parked, with the day since when they stand in their stage; unless ?1 is 0, of tier A and B or
-- starred alone. One walk of the table: lines of the queue and milestones lie in the same order, and the line has all that is asked of a
-- customer.
SELECT d.id, d.customer_id, q.name, q.tier, q.starred, d.stage, d.amount, d.currency, d.obstacle, substr(q.last_contact, 1, 10) AS last_contact,
       coalesce((SELECT substr(happened_at, 1, 10) FROM milestone WHERE deal_id = d.id ORDER BY happened_at DESC, id DESC LIMIT 1),
                d.opened_on) AS since
FROM deal AS d NOT INDEXED
CROSS JOIN queue AS q ON q.customer_id = d.customer_id
WHERE d.stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND q.parked IS NULL AND (?1 = 0 OR q.starred = 1 OR q.tier <= 1)
