-- Releases of films: each date with the places, distributors and formats that qualify it, each distributor with its own.
WITH told AS (
    SELECT s.statement, m.id AS film, s."value" AS date, CAST(NULL AS VARCHAR) AS distributor
    FROM statement AS s
    JOIN movie AS m ON m.id = s.item
    WHERE s.property = 'P577' AND s."type" = 'time'
    UNION ALL
    SELECT s.statement, m.id, CAST(NULL AS VARCHAR), s."value"
    FROM statement AS s
    JOIN movie AS m ON m.id = s.item
    WHERE s.property = 'P750' AND s."type" = 'item'
)
SELECT
    t.film,
    coalesce(t.date, dated."value") AS date,
    coalesce(t.distributor, sold."value") AS distributor,
    placed."value" AS place,
    shaped."value" AS format
FROM told AS t
LEFT JOIN qualifier AS dated ON dated.statement = t.statement AND dated.property IN ('P577', 'P585') AND dated."type" = 'time'
LEFT JOIN qualifier AS sold ON sold.statement = t.statement AND sold.property = 'P750' AND sold."type" = 'item'
LEFT JOIN qualifier AS placed
    ON placed.statement = t.statement AND placed.property IN ('P291', 'P3005', 'P1001') AND placed."type" = 'item'
LEFT JOIN qualifier AS shaped ON shaped.statement = t.statement AND shaped.property = 'P437' AND shaped."type" = 'item'
