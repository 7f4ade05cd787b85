-- What IMDb and Wikidata call the films. Ids on their own may be those of a series, which TVDB knows too.
SELECT DISTINCT m.film AS entity, i.scheme, i.value
FROM (
    SELECT id, 'imdb' AS scheme, trim(imdb_id) AS value FROM answer WHERE tvdb_id IS NULL
    UNION ALL
    SELECT id, 'wikidata', trim(wikidata_id) FROM answer WHERE tvdb_id IS NULL
    UNION ALL
    SELECT id, 'imdb', trim(e.imdb_id) FROM (SELECT id, unnest(external_ids) AS e FROM answer) AS whole
    UNION ALL
    SELECT id, 'wikidata', trim(e.wikidata_id) FROM (SELECT id, unnest(external_ids) AS e FROM answer) AS whole
) AS i
JOIN movie AS m ON m.id = i.id
WHERE (i.scheme = 'imdb' AND regexp_extract(i.value, '^tt[0-9]{7,10}$', 0) <> '')
    OR (i.scheme = 'wikidata' AND regexp_extract(i.value, '^Q[1-9][0-9]*$', 0) <> '')
