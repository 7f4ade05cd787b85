-- Genres and languages of films.
SELECT DISTINCT k.key AS subject, 'schema:genre' AS property, g.genre AS object
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'film'
JOIN genre AS g ON g.id = s."value"
WHERE s.property = 'P136'
UNION ALL
SELECT DISTINCT k.key, 'schema:inLanguage', t."language"
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'film'
JOIN tongue AS t ON t.id = s."value"
WHERE s.property IN ('P364', 'P407')
