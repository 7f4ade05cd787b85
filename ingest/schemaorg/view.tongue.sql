-- Languages and countries of films, from names, codes and things; a language tag may name a region ("fr-CA").
WITH told AS (
    SELECT DISTINCT m.film, c.property, coalesce(l.name, s.text, c.value) AS name
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    LEFT JOIN label AS l ON c.is_node AND l.node = c.value
    LEFT JOIN site AS s ON c.is_node AND s.node = c.value
    WHERE c.property IN ('inLanguage', 'countryOfOrigin') AND (NOT c.is_node OR coalesce(l.name, s.text) IS NOT NULL OR NOT starts_with(c.value, '_:'))
),
country AS (
    SELECT name, min(country) AS term, min(label) AS label FROM known_country GROUP BY name
),
tongue AS (
    SELECT name, min(language) AS term, min(label) AS label FROM known_language GROUP BY name
),
split AS (
    SELECT
        t.film,
        t.property,
        trim(unnest(string_split(CASE
            WHEN c.term IS NOT NULL THEN t.name
            ELSE regexp_replace(regexp_replace(t.name, '^https?://.*[/#]', '', 'g'), '\s*[,;/|]\s*', '|', 'g')
        END, '|'))) AS name
    FROM told AS t
    LEFT JOIN country AS c ON t.property = 'countryOfOrigin' AND c.name = regexp_replace(lower(t.name), '^the |\.', '', 'g')
)
SELECT DISTINCT
    s.film,
    s.property,
    CASE
        WHEN s.property = 'countryOfOrigin' THEN coalesce(c.term, 'country:' || regexp_replace(lower(s.name), '[^\p{L}\p{N}]+', '-', 'g'))
        ELSE coalesce(l.term, 'language:' || regexp_replace(lower(s.name), '[^\p{L}\p{N}]+', '-', 'g'))
    END AS term,
    CASE WHEN s.property = 'countryOfOrigin' THEN coalesce(c.label, s.name) ELSE coalesce(l.label, s.name) END AS label
FROM split AS s
LEFT JOIN country AS c ON s.property = 'countryOfOrigin' AND c.name = regexp_replace(lower(s.name), '^the |\.', '', 'g')
LEFT JOIN tongue AS l ON s.property = 'inLanguage'
    AND l.name = CASE WHEN regexp_matches(s.name, '^[A-Za-z]{2,3}[-_]') THEN lower(regexp_extract(s.name, '^([A-Za-z]+)', 1)) ELSE lower(s.name) END
WHERE regexp_matches(s.name, '\p{L}') AND lower(s.name) NOT IN ('und', 'zxx', 'mul', 'mis')
