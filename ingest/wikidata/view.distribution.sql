-- Distributors of films, of all releases or of one.
SELECT s.statement, m.id AS film, s."value" AS distributor
FROM statement AS s
JOIN movie AS m ON m.id = s.item
WHERE s.property = 'P750' AND s."type" = 'item'
UNION
SELECT s.statement, m.id, q."value"
FROM statement AS s
JOIN movie AS m ON m.id = s.item
JOIN qualifier AS q ON q.statement = s.statement AND q.property = 'P750' AND q."type" = 'item'
WHERE s.property = 'P577'
