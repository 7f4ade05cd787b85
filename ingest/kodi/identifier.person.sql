-- Ids of people, as some tools write them.
SELECT DISTINCT agent AS entity, 'tmdb' AS scheme, 'person/' || tmdb AS value
FROM participant WHERE regexp_extract(tmdb, '^[1-9][0-9]*$', 0) <> ''
UNION ALL
SELECT DISTINCT agent, 'imdb', imdb FROM participant WHERE regexp_extract(imdb, '^nm[0-9]{7,10}$', 0) <> ''
