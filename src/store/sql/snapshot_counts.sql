SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM contact), (SELECT count(*) FROM follow_up),
       (SELECT count(*) FROM sales_order), (SELECT count(*) FROM receipt), (SELECT count(*) FROM operation)
