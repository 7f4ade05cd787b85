-- Genres, as the ontology names them or, where it does not know one, as the file does.
SELECT DISTINCT
    coalesce(g.genre, 'genre:' || regexp_replace(lower(w.word), '[^\p{L}\p{N}]+', '-', 'g')) AS thing,
    'genre' AS kind,
    coalesce(g.label, w.word) AS name
FROM word AS w
LEFT JOIN known_genre AS g ON g.name = lower(w.word)
WHERE w.element = 'genre'
