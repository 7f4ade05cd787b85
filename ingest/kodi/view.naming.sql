-- Ids and addresses of films, series and episodes as scheme and value.
SELECT DISTINCT film, scheme, value
FROM (
    SELECT
        film,
        CASE
            WHEN regexp_extract(id, '^tt[0-9]{7,10}$', 0) <> '' AND type IN ('', 'imdb', 'imdbid') THEN 'imdb'
            WHEN regexp_extract(id, '^Q[1-9][0-9]*$', 0) <> '' AND type = 'wikidata' THEN 'wikidata'
            WHEN regexp_extract(id, '^[1-9][0-9]*$', 0) <> '' AND type IN ('tmdb', 'themoviedb', 'tmdbid') THEN 'tmdb'
        END AS scheme,
        CASE WHEN type IN ('tmdb', 'themoviedb', 'tmdbid') THEN
            CASE kind WHEN 'TVSeries' THEN 'tv/' WHEN 'TVEpisode' THEN 'episode/' ELSE 'movie/' END || id
        ELSE id END AS value
    FROM (
        SELECT film, kind, trim(u.text) AS id, lower(trim(coalesce(u.type[1].text, ''))) AS type
        FROM (SELECT film, kind, unnest(uniqueid) AS u FROM work) AS listed
        UNION ALL SELECT film, kind, trim(ids[1].text), '' FROM work
        UNION ALL SELECT film, kind, trim(imdbid[1].text), 'imdb' FROM work
        UNION ALL SELECT film, kind, trim(imdb_id[1].text), 'imdb' FROM work
        UNION ALL SELECT film, kind, trim(tmdbid[1].text), 'tmdb' FROM work
    ) AS given
    UNION ALL
    SELECT film, 'imdb', imdb_address FROM work
    UNION ALL
    SELECT film, 'tmdb', tmdb_address FROM work
) AS found
WHERE scheme IS NOT NULL AND value IS NOT NULL
