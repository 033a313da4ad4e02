-- What makes customer ?1 urgent on day ?2, beside its line in the queue. Its deal is the newest open one with an amount.
SELECT c.decision_on, d.amount, d.currency,
       EXISTS (SELECT 1 FROM promise INDEXED BY promise_customer
               WHERE customer_id = c.id AND status = 'open' AND due_on <= ?2) AS promise_due,
       EXISTS (SELECT 1 FROM open_instalment WHERE customer_id = c.id AND due_on > '0' AND due_on < ?2) AS receivable_overdue
FROM customer AS c
LEFT JOIN deal AS d ON d.id = (SELECT id FROM deal WHERE customer_id = c.id AND amount IS NOT NULL
                               AND stage NOT IN ('won', 'lost', 'void') ORDER BY id DESC LIMIT 1)
WHERE c.id = ?1
