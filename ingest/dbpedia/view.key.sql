-- The key and the name of every resource that a fact speaks of: the English label or else the resource's own words, less what
-- stands in brackets at the end; of a film only where that says what kind of film it is.
WITH labelled AS (
    SELECT id, min("value") AS text FROM fact WHERE property = 'label' AND "value" IS NOT NULL AND coalesce("language", 'en') = 'en' GROUP BY id
),
country AS (
    SELECT m.id, min(k.country) AS country, min(k.label) AS label
    FROM (SELECT DISTINCT id FROM mention WHERE kind = 'place') AS m
    JOIN known_country AS k ON k.name = regexp_replace(replace(replace(lower(m.id), '_(country)', ''), '_', ' '), '^the ', '', 'g')
    GROUP BY m.id
),
ordered AS (
    SELECT id, kind, row_number() OVER (PARTITION BY id ORDER BY min(place)) AS place FROM mention GROUP BY id, kind
),
named AS (
    SELECT
        o.id, o.kind, o.place,
        trim(coalesce(
            l.text,
            nullif(regexp_extract(o.id, '^https?://.*/((?:nm|co)[0-9]{7,10}|Q[1-9][0-9]*)/?$', 1), ''),
            CASE WHEN o.id NOT LIKE 'http%://%' THEN replace(regexp_replace(o.id, '^[a-z-]+:', '', 'g'), '_', ' ') END,
            o.id
        )) AS whole
    FROM ordered AS o
    LEFT JOIN labelled AS l ON l.id = o.id
)
SELECT
    n.id, n.kind, n.whole,
    coalesce(
        CASE WHEN n.kind = 'place' THEN c.label END,
        nullif(CASE
            WHEN n.kind = 'film' THEN regexp_replace(n.whole, ' \([^()]*\b(film|movie|short|documentary|TV|television|series|serial|miniseries|episode|special|season|anime|video|franchise|[12][0-9]{3})\b[^()]*\)$', '', 'g')
            ELSE regexp_replace(n.whole, ' \([^()]*\)$', '', 'g')
        END, ''),
        n.whole
    ) AS name,
    CASE
        WHEN n.kind = 'place' AND c.id IS NOT NULL THEN c.country
        WHEN n.place = 1 THEN 'dbpedia:' || n.id
        ELSE 'dbpedia:' || n.id || '#' || n.kind
    END AS key
FROM named AS n
LEFT JOIN country AS c ON c.id = n.id
