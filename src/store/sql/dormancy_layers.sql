-- What the layer of every customer depends on, in the order of the rows: an index would lead all over the table.
SELECT q.customer_id, q.tier, q.starred, q.lane, q.parked, q.orders > 0 AS has_bought,
       substr(q.last_answered, 1, 10) AS last_answered, substr(q.last_contact, 1, 10) AS last_contact,
       CASE WHEN q.orders = 0 AND q.last_answered IS NULL
            THEN (SELECT created_on FROM customer WHERE id = q.customer_id) END AS created_on
FROM queue AS q NOT INDEXED
