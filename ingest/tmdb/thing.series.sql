-- Collections, which are series of films.
SELECT 'tmdb:collection/' || id AS thing, 'series' AS kind, min(name) AS name
FROM (SELECT c.id AS id, nullif(trim(c.name), '') AS name FROM (SELECT unnest(belongs_to_collection) AS c FROM answer) AS listed) AS named
WHERE id > 0 AND name IS NOT NULL
GROUP BY id
