-- Places that facts speak of, and the places in which these lie: within a district or the like, else within a country.
WITH used AS (
    SELECT s."value" AS id
    FROM statement AS s
    JOIN movie AS m ON m.id = s.item
    WHERE s.property IN ('P915', 'P840') AND s."type" = 'item'
    UNION
    SELECT r.place FROM released AS r LEFT JOIN event AS e ON e.id = r.place WHERE r.place IS NOT NULL AND e.id IS NULL
    UNION
    SELECT s."value"
    FROM statement AS s
    JOIN agent AS a ON a.id = s.item AND a.kind = 'person'
    WHERE s.property IN ('P19', 'P20') AND s."type" = 'item' AND s.best
),
inside AS (
    SELECT item AS id, property, min("value") AS "within"
    FROM statement
    WHERE property IN ('P131', 'P17') AND "type" = 'item' AND best AND "value" <> item
    GROUP BY item, property
    HAVING count(DISTINCT "value") = 1
),
nested AS (
    SELECT u.id, coalesce(d."within", n."within") AS "within"
    FROM used AS u
    LEFT JOIN inside AS d ON d.id = u.id AND d.property = 'P131'
    LEFT JOIN inside AS n ON n.id = u.id AND n.property = 'P17'
    LEFT JOIN country AS c ON c.id = u.id
    WHERE c.id IS NULL
),
-- Two places that are said to lie in each other lie in neither.
straight AS (
    SELECT n.id, CASE WHEN b.id IS NULL THEN n."within" END AS "within"
    FROM nested AS n
    LEFT JOIN nested AS b ON b.id = n."within" AND b."within" = n.id
),
outer_place AS (
    SELECT DISTINCT s."within" AS id
    FROM straight AS s
    LEFT JOIN used AS u ON u.id = s."within"
    WHERE s."within" IS NOT NULL AND u.id IS NULL
)
SELECT u.id, s."within" FROM used AS u LEFT JOIN straight AS s ON s.id = u.id
UNION ALL
SELECT o.id, c.id
FROM outer_place AS o
LEFT JOIN inside AS n ON n.id = o.id AND n.property = 'P17'
LEFT JOIN country AS c ON c.id = n."within" AND c.id <> o.id
UNION
SELECT c.id, NULL
FROM outer_place AS o
JOIN inside AS n ON n.id = o.id AND n.property = 'P17'
JOIN country AS c ON c.id = n."within"
