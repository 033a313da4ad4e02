SELECT id, customer_id, order_id, instalment_id, received_on, amount, currency, method, method_text, account, reference, reason, note,
       bill_drawer, bill_acceptor, bill_issued_on, bill_matures_on
FROM receipt INDEXED BY receipt_unallocated
WHERE customer_id = ?1 AND order_id IS NULL ORDER BY received_on, id
