-- The title under which IMDb lists it, and the original where that is another.
SELECT 'imdb:' || tconst AS film, primaryTitle AS text, 'preferred' AS kind
FROM title_basics
UNION ALL
SELECT 'imdb:' || tconst AS film, originalTitle AS text, 'original' AS kind
FROM title_basics
WHERE originalTitle <> primaryTitle
