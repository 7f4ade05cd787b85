-- Genres: as the ontology names them, with or without the word film, else as Wikidata does.
WITH used AS (
    SELECT DISTINCT s."value" AS id
    FROM statement AS s
    JOIN movie AS m ON m.id = s.item
    WHERE s.property = 'P136' AND s."type" = 'item'
),
named AS (
    SELECT
        u.id, n.text, lower(n.text) AS word,
        regexp_replace(lower(n.text), ' (films?|movies?|cinema|(tv|television) (series|program|programme|show)|series|fiction)$', '', 'g') AS shorter
    FROM used AS u
    LEFT JOIN name AS n ON n.id = u.id
)
SELECT
    n.id,
    coalesce(
        w.genre, s.genre,
        CASE WHEN regexp_matches(n.word, '^[a-z0-9][a-z0-9 &/,''-]*$') THEN 'genre:' || regexp_replace(n.word, '[^a-z0-9]+', '-', 'g') END,
        'genre:' || n.id
    ) AS genre,
    coalesce(w.label, s.label, n.text, n.id) AS name
FROM named AS n
LEFT JOIN known_genre AS w ON w.name = n.word
LEFT JOIN known_genre AS s ON s.name = n.shorter
