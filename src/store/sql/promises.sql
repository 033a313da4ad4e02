SELECT p.id, p.customer_id, c.name AS customer, t.name AS contact, p.follow_up_id, p.side, p.text, p.made_on, p.due_on,
       coalesce(p.first_due_on, p.due_on) AS first_due_on, p.status, p.settled_on
FROM promise AS p JOIN customer AS c ON c.id = p.customer_id LEFT JOIN contact AS t ON t.id = p.contact_id
