-- Genres of films, from words, lists of words, things and addresses; a list whose whole is known is one genre.
WITH told AS (
    SELECT DISTINCT
        m.film,
        coalesce(l.name, CASE WHEN regexp_matches(c.value, '^https?://') THEN replace(regexp_extract(c.value, '([^/#?=]+)[/#]?$', 1), '_', ' ') ELSE c.value END) AS name
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    LEFT JOIN label AS l ON c.is_node AND l.node = c.value
    WHERE c.property = 'genre'
),
split AS (
    SELECT
        t.film,
        unnest(string_split(CASE WHEN g.genre IS NOT NULL THEN t.name ELSE regexp_replace(t.name, '\s*[,;/|&·]\s*(?:and )?|\s+and\s+', '|', 'g') END, '|')) AS name
    FROM told AS t
    LEFT JOIN known_genre AS g ON g.name = lower(t.name)
)
SELECT DISTINCT
    s.film,
    coalesce(g.genre, 'genre:' || regexp_replace(lower(trim(s.name)), '[^\p{L}\p{N}]+', '-', 'g')) AS genre,
    coalesce(g.label, trim(s.name)) AS label
FROM split AS s
LEFT JOIN known_genre AS g ON g.name = lower(trim(s.name))
WHERE regexp_matches(s.name, '\p{L}') AND NOT starts_with(s.name, '_:')
