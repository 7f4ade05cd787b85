-- Characters of credits: items by their names, else as written. Where a credit has both, they are one character.
WITH item AS (
    SELECT q.statement, coalesce(n.text, q."value") AS name, n.id IS NOT NULL AS named
    FROM qualifier AS q
    LEFT JOIN name AS n ON n.id = q."value"
    WHERE q.property = 'P453' AND q."type" = 'item'
),
written AS (
    SELECT statement, "value" AS name FROM qualifier WHERE property = 'P4633'
)
SELECT i.statement, i.name
FROM item AS i
LEFT JOIN written AS w ON w.statement = i.statement
WHERE i.named OR w.statement IS NULL
UNION
SELECT w.statement, w.name
FROM written AS w
LEFT JOIN (SELECT DISTINCT statement FROM item WHERE named) AS i ON i.statement = w.statement
WHERE i.statement IS NULL
