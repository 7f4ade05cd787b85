-- Countries, languages and genres of films, as the ontology names them, else as DBpedia does.
WITH told AS (
    SELECT
        f.id, f.property, f.object, f."value",
        trim(replace(regexp_replace(coalesce(f.object, f."value"), '_\([^()]*\)$', '', 'g'), '_', ' ')) AS text
    FROM fact AS f
    JOIN movie AS m ON m.id = f.id
    WHERE f.property IN ('country', 'language', 'originalLanguage', 'genre') AND coalesce(f.object, f."value") IS NOT NULL
),
worded AS (
    SELECT
        id, CASE property WHEN 'originalLanguage' THEN 'language' ELSE property END AS kind, text,
        regexp_replace(replace(lower(text), '.', ''), '^the ', '', 'g') AS word,
        regexp_replace(lower(text), ' (languages?|films?|movies?|cinema|fiction)$', '', 'g') AS shorter,
        regexp_replace(lower(text), '[^a-z0-9]+', '-', 'g') AS slug
    FROM told
    WHERE text <> ''
)
SELECT DISTINCT
    w.id, w.kind,
    coalesce(c.country, l."language", s."language", g.genre, h.genre, w.kind || ':' || w.slug) AS concept,
    coalesce(c.label, l.label, s.label, g.label, h.label, w.text) AS name
FROM worded AS w
LEFT JOIN known_country AS c ON w.kind = 'country' AND c.name = w.word
LEFT JOIN known_language AS l ON w.kind = 'language' AND l.name = w.word
LEFT JOIN known_language AS s ON w.kind = 'language' AND s.name = w.shorter
LEFT JOIN known_genre AS g ON w.kind = 'genre' AND g.name = lower(w.text)
LEFT JOIN known_genre AS h ON w.kind = 'genre' AND h.name = w.shorter
WHERE regexp_matches(w.slug, '[a-z0-9]')
