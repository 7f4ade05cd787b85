-- Dates of release, and distributors: which of them released it when is not said.
SELECT f.key AS film, d."value" AS date, CAST(NULL AS VARCHAR) AS distributor
FROM dated AS d
JOIN key AS f ON f.id = d.id AND f.kind = 'film'
WHERE d.property = 'releaseDate'
UNION
SELECT f.key, NULL, coalesce(a.key, 'dbpedia:organisation/' || c.words)
FROM credited AS c
JOIN key AS f ON f.id = c.film AND f.kind = 'film'
LEFT JOIN key AS a ON a.id = c.agent AND a.kind = 'organisation'
WHERE c.property = 'distributor'
