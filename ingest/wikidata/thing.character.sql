-- Characters, one for each name within a film.
SELECT DISTINCT k.key || '#character/' || p.name AS thing, 'character' AS kind, p.name, k.key AS "of"
FROM credited AS c
JOIN key AS k ON k.id = c.film AND k.kind = 'film'
JOIN playing AS p ON p.statement = c.statement
WHERE c.property IN ('P161', 'P725', 'P2438')
