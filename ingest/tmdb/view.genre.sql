-- Genres of films. TMDb's ids tell them in every language; what the ontology does not know keeps TMDb's name.
WITH coded AS (
    SELECT 28 AS id, 'action' AS name
    UNION ALL SELECT 12, 'adventure'
    UNION ALL SELECT 16, 'animation'
    UNION ALL SELECT 35, 'comedy'
    UNION ALL SELECT 80, 'crime'
    UNION ALL SELECT 99, 'documentary'
    UNION ALL SELECT 18, 'drama'
    UNION ALL SELECT 10751, 'family'
    UNION ALL SELECT 14, 'fantasy'
    UNION ALL SELECT 36, 'history'
    UNION ALL SELECT 27, 'horror'
    UNION ALL SELECT 10402, 'music'
    UNION ALL SELECT 9648, 'mystery'
    UNION ALL SELECT 10749, 'romance'
    UNION ALL SELECT 878, 'science fiction'
    UNION ALL SELECT 10770, 'tv movie'
    UNION ALL SELECT 53, 'thriller'
    UNION ALL SELECT 10752, 'war'
    UNION ALL SELECT 37, 'western'
)
SELECT DISTINCT
    t.id,
    coalesce(c.genre, g.genre, 'genre:' || regexp_replace(lower(t.name), '[^\p{L}\p{N}]+', '-', 'g')) AS genre,
    coalesce(c.label, g.label, t.name) AS label
FROM (
    SELECT id, g.id AS genre_id, nullif(trim(g.name), '') AS name
    FROM (SELECT id, unnest(genres) AS g FROM answer) AS listed
    UNION ALL
    SELECT id, unnest(genre_ids), NULL FROM entry
) AS t
LEFT JOIN coded ON coded.id = t.genre_id
LEFT JOIN known_genre AS c ON c.name = coded.name
LEFT JOIN known_genre AS g ON g.name = lower(t.name)
WHERE c.genre IS NOT NULL OR t.name IS NOT NULL
