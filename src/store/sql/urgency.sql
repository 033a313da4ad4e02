-- What makes the customers of the JSON list ?1 urgent on day ?2, beside their lines in the queue; in the order of the list. A deal is the
-- newest open one with an amount.
SELECT c.id, c.decision_on, d.amount, d.currency,
       EXISTS (SELECT 1 FROM promise INDEXED BY promise_customer
               WHERE customer_id = c.id AND status = 'open' AND due_on <= ?2) AS promise_due,
       EXISTS (SELECT 1 FROM open_instalment WHERE customer_id = c.id AND due_on > '0' AND due_on < ?2) AS receivable_overdue
FROM json_each(?1) AS j CROSS JOIN customer AS c ON c.id = j.value
LEFT JOIN deal AS d ON d.id = (SELECT id FROM deal WHERE customer_id = c.id AND amount IS NOT NULL
                               AND stage NOT IN ('won', 'lost', 'void') ORDER BY id DESC LIMIT 1)
ORDER BY j.key
