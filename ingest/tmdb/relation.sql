-- Films belong to their collections.
SELECT DISTINCT m.film, 'tmdb:collection/' || b.c.id AS object, 'schema:isPartOf' AS kind
FROM (SELECT id, unnest(belongs_to_collection) AS c FROM answer) AS b
JOIN movie AS m ON m.id = b.id
WHERE b.c.id > 0 AND trim(b.c.name) <> ''
