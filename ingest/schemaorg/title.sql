-- Titles: the name in English or in no language said is preferred. A year in brackets behind it is no part of it.
WITH said AS (
    SELECT
        m.film,
        nullif(trim(regexp_replace(c.value, '\((?:1[89][0-9]{2}|20[0-9]{2})\)$', '', 'g')), '') AS text,
        c.language,
        CASE c.property WHEN 'name' THEN 1 WHEN 'label' THEN 2 WHEN 'headline' THEN 3 ELSE 4 END AS rank,
        CASE WHEN c.language IS NULL OR c.language LIKE 'en%' THEN 1 ELSE 2 END AS tongue,
        c.place
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    WHERE c.property IN ('name', 'label', 'headline', 'alternateName', 'alternativeHeadline') AND NOT c.is_node
),
each AS (
    SELECT
        film,
        text,
        language,
        rank,
        tongue,
        place,
        row_number() OVER (PARTITION BY film, lower(text), coalesce(language, '') ORDER BY rank, tongue, place, text) AS number
    FROM said
    WHERE text IS NOT NULL
)
SELECT
    film,
    text,
    language,
    CASE WHEN row_number() OVER (PARTITION BY film ORDER BY rank, tongue, place, text) = 1 THEN 'preferred' ELSE 'alternate' END AS kind
FROM each
WHERE number = 1
