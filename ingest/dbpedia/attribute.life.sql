-- Dates and places of birth and death; a year only where no date is told.
WITH told AS (
    SELECT
        id, replace(property, 'Year', 'Date') AS property, "value",
        max(length("value")) OVER (PARTITION BY id, replace(property, 'Year', 'Date')) AS longest
    FROM dated
    WHERE property <> 'releaseDate'
)
SELECT k.key AS subject, 'schema:' || t.property AS property, t."value", CAST(NULL AS VARCHAR) AS object
FROM told AS t
JOIN key AS k ON k.id = t.id AND k.kind = 'person'
WHERE length(t."value") = t.longest
UNION
SELECT k.key, 'schema:' || f.property, NULL, p.key
FROM fact AS f
JOIN key AS k ON k.id = f.id AND k.kind = 'person'
JOIN key AS p ON p.id = f.object AND p.kind = 'place'
WHERE f.property IN ('birthPlace', 'deathPlace')
