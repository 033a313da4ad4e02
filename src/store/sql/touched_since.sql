-- Did an action that counts, or another program, change a row of action ?1 after it?
SELECT EXISTS (
    SELECT 1
    FROM journal AS mine
    JOIN journal AS later
      ON later.table_name = mine.table_name
     AND later.first_row BETWEEN mine.first_row AND mine.last_row
     AND later.id > mine.id
    LEFT JOIN operation AS o ON o.id = later.operation_id
    WHERE mine.operation_id = ?1
      AND later.operation_id IS NOT ?1
      AND (later.operation_id IS NULL OR (o.undoes IS NULL AND o.undone_by IS NULL))
)
