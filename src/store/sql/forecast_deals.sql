-- Open deals of currency ?1, one walk of their table: most of them are asked for.
SELECT customer_id, stage, amount, win_percent FROM deal NOT INDEXED
WHERE stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation') AND currency = ?1
