-- TMDb's own ids.
SELECT film AS entity, 'tmdb' AS scheme, 'movie/' || id AS value FROM movie
UNION ALL
SELECT DISTINCT agent, 'tmdb', 'person/' || person_id FROM participant WHERE person_id IS NOT NULL
UNION ALL
SELECT DISTINCT organisation, 'tmdb', 'company/' || company_id FROM studio WHERE company_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'tmdb:collection/' || c.id, 'tmdb', 'collection/' || c.id
FROM (SELECT unnest(belongs_to_collection) AS c FROM answer) AS listed
WHERE c.id > 0 AND trim(c.name) <> ''
