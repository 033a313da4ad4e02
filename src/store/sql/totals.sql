SELECT (SELECT user_version FROM pragma_user_version) AS schema,
       (SELECT count(*) FROM customer) AS customers,
       (SELECT count(*) FROM contact) AS contacts,
       (SELECT count(*) FROM follow_up) AS follow_ups,
       (SELECT count(*) FROM sales_order) AS orders,
       (SELECT count(*) FROM operation) AS operations
