-- The works that are no films.
SELECT DISTINCT object AS thing, 'work' AS kind, name, film AS "of" FROM origin WHERE name IS NOT NULL
