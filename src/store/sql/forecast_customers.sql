-- The day on which customers decide, and who was given up: few of all, each off its own index.
SELECT id, decision_on, 0 AS given_up FROM customer WHERE decision_on IS NOT NULL
UNION ALL SELECT id, NULL, 1 FROM customer WHERE parked = 'given_up'
