-- The sets that films stand in.
SELECT DISTINCT
    film,
    'kodi:set/' || name AS series,
    name,
    nullif(regexp_extract(trim(id), '^[1-9][0-9]*$', 0), '') AS tmdb
FROM (
    SELECT film, coalesce(nullif(trim(s.name[1].text), ''), trim(s.text)) AS name, s.tmdbcolid[1].text AS id
    FROM (SELECT film, unnest("set") AS s FROM work) AS listed
) AS named
WHERE name <> '' AND upper(name) <> 'N/A'
