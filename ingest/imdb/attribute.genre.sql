-- Genres.
SELECT
    'imdb:' || t.tconst AS subject,
    'schema:genre' AS property,
    coalesce(g.genre, 'genre:' || regexp_replace(lower(t.name), '[^a-z0-9]+', '-', 'g')) AS object
FROM (SELECT tconst, unnest(string_split(genres, ',')) AS name FROM title_basics WHERE genres IS NOT NULL) AS t
LEFT JOIN known_genre AS g ON g.name = lower(t.name)
