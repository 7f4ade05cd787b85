-- IMDb's own ids.
SELECT 'imdb:' || tconst AS entity, 'imdb' AS scheme, tconst AS value FROM title_basics
UNION ALL
SELECT 'imdb:' || nconst, 'imdb', nconst FROM name_basics
