-- Places with keys: "Marrakesh, Morocco" is a place within another, and countries are the ontology's.
WITH whole AS (
    SELECT DISTINCT text FROM spot WHERE regexp_matches(text, '\p{L}')
),
level AS (
    SELECT text FROM whole
    UNION
    SELECT regexp_replace(text, '^[^,]*, *', '', 'g') AS text FROM whole WHERE text LIKE '%,%'
    UNION
    SELECT regexp_replace(text, '^[^,]*, *[^,]*, *', '', 'g') AS text FROM whole WHERE text LIKE '%,%,%'
    UNION
    SELECT regexp_replace(text, '^[^,]*, *[^,]*, *[^,]*, *', '', 'g') AS text FROM whole WHERE text LIKE '%,%,%,%'
),
keyed AS (
    SELECT
        l.text,
        coalesce(c.country, 'schemaorg:place/' || l.text) AS place,
        coalesce(c.label, trim(regexp_extract(l.text, '^([^,]+)', 1))) AS name,
        CASE WHEN c.country IS NULL AND l.text LIKE '%,%' THEN regexp_replace(l.text, '^[^,]*, *', '', 'g') END AS rest
    FROM level AS l
    LEFT JOIN (SELECT name, min(country) AS country, min(label) AS label FROM known_country GROUP BY name) AS c
        ON c.name = regexp_replace(lower(l.text), '^the |\.', '', 'g')
    WHERE l.text <> ''
)
SELECT k.text, k.place, k.name, w.place AS within
FROM keyed AS k
LEFT JOIN keyed AS w ON w.text = k.rest
WHERE k.name <> ''
