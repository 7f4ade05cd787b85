-- Everybody who is credited, and every person in the data.
SELECT key AS person, CAST(NULL AS VARCHAR) AS film, name FROM key WHERE kind = 'person'
UNION
SELECT k.key || '#person/' || c.words, k.key, c.words
FROM credited AS c
JOIN key AS k ON k.id = c.film AND k.kind = 'film'
WHERE c.words IS NOT NULL AND NOT c.company
