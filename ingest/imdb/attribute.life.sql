-- Years of birth and death.
SELECT 'imdb:' || nconst AS subject, 'schema:birthDate' AS property, birthYear AS value
FROM name_basics WHERE birthYear IS NOT NULL
UNION ALL
SELECT 'imdb:' || nconst, 'schema:deathDate', deathYear
FROM name_basics WHERE deathYear IS NOT NULL
