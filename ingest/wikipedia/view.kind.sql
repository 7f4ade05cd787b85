-- Genres of films, as the ontology names them or, where it does not know one, as the lists do.
SELECT DISTINCT
    t.film,
    coalesce(g.genre, 'genre:' || regexp_replace(lower(t.name), '[^\p{L}\p{N}]+', '-', 'g')) AS genre,
    coalesce(g.label, t.name) AS label
FROM (
    SELECT film, trim(name) AS name
    FROM (SELECT film, unnest(genres) AS name FROM entry) AS listed
    WHERE regexp_matches(name, '\p{L}')
) AS t
LEFT JOIN known_genre AS g ON g.name = lower(t.name)
