-- Dates and places of birth and death, and names in the person's own language.
SELECT DISTINCT
    k.key AS subject,
    CASE s.property WHEN 'P569' THEN 'schema:birthDate' ELSE 'schema:deathDate' END AS property,
    s."value", CAST(NULL AS VARCHAR) AS object
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'person'
WHERE s.property IN ('P569', 'P570') AND s."type" = 'time' AND s.best
UNION ALL
SELECT DISTINCT k.key, CASE s.property WHEN 'P19' THEN 'schema:birthPlace' ELSE 'schema:deathPlace' END, NULL, p.key
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'person'
JOIN key AS p ON p.id = s."value" AND p.kind = 'place'
WHERE s.property IN ('P19', 'P20') AND s.best
UNION ALL
SELECT DISTINCT k.key, 'schema:alternateName', s."value", NULL
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'person'
WHERE s.property = 'P1559' AND s."value" <> k.name
