-- Places that lie in others.
SELECT DISTINCT k.key AS subject, 'schema:containedInPlace' AS property, w.key AS object
FROM situated AS s
JOIN key AS k ON k.id = s.id AND k.kind = 'place'
JOIN key AS w ON w.id = s."within" AND w.kind = 'place'
LEFT JOIN country AS c ON c.id = s.id
WHERE c.id IS NULL
