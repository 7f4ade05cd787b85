-- Lists of films, a film a line: as truthy edges.
WITH told AS (
    SELECT wikidata_id AS item, 'P31' AS property, 'Q11424' AS items FROM films
    UNION ALL SELECT wikidata_id, 'P136', genre FROM films
    UNION ALL SELECT wikidata_id, 'P57', director FROM films
    UNION ALL SELECT wikidata_id, 'P161', cast_member FROM films
    UNION ALL SELECT wikidata_id, 'P495', country_of_origin FROM films
    UNION ALL SELECT wikidata_id, 'P364', original_language FROM films
    UNION ALL SELECT wikidata_id, 'P144', based_on FROM films
    UNION ALL SELECT wikidata_id, 'P179', series FROM films
    UNION ALL SELECT wikidata_id, 'P915', filming_location FROM films
)
SELECT
    item, property, 'item' AS "type", unnest(regexp_extract_all(items, 'Q[0-9]+')) AS "value",
    CAST(NULL AS VARCHAR) AS "precision"
FROM told
UNION ALL
SELECT wikidata_id, 'P345', 'string', imdb_id, NULL FROM films
UNION ALL
SELECT
    wikidata_id, 'P577', 'time',
    publication_date || CASE length(publication_date) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END || 'T',
    CASE length(publication_date) WHEN 4 THEN '9' WHEN 7 THEN '10' END
FROM (SELECT wikidata_id, left(trim(publication_date), 10) AS publication_date FROM films) AS dated
