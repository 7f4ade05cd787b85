-- Genres, as the ontology names them or, where it does not know one, as IMDb does.
SELECT DISTINCT
    coalesce(g.genre, 'genre:' || regexp_replace(lower(listed.name), '[^a-z0-9]+', '-', 'g')) AS thing,
    'genre' AS kind,
    coalesce(g.label, listed.name) AS name
FROM (SELECT DISTINCT unnest(string_split(genres, ',')) AS name FROM title_basics WHERE genres IS NOT NULL) AS listed
LEFT JOIN known_genre AS g ON g.name = lower(listed.name)
