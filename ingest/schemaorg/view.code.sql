-- Identifiers in other databases, from the addresses and codes of a thing. A relative address of IMDb's shape is IMDb's.
WITH told AS (
    SELECT subject AS node, value FROM claim WHERE property IN ('url', 'sameAs', 'titleEIDR', 'identifier') AND subject <> value
    UNION ALL
    SELECT c.subject AS node, v.value
    FROM claim AS c
    JOIN claim AS v ON v.subject = c.value AND v.property = 'value'
    WHERE c.property = 'identifier' AND c.is_node
    UNION ALL
    SELECT subject AS node, subject AS value FROM claim WHERE NOT starts_with(subject, '_:')
    UNION ALL
    SELECT value AS node, value FROM claim WHERE regexp_matches(value, '^https?://') AND property NOT IN ('url', 'sameAs', 'type')
),
found AS (
    SELECT
        node,
        'imdb' AS scheme,
        regexp_extract(value, '(?:imdb\.com/(?:[a-z-]+/)?(?:title|name|company)/|^/(?:title|name|company)/|^)((?:tt|nm|co)[0-9]{7,10})(?:[/?#]|$)', 1) AS value
    FROM told
    UNION ALL
    SELECT node, 'wikidata' AS scheme, regexp_extract(value, '(?:wikidata\.org/(?:wiki|entity)/(?:Special:EntityData/)?|^)(Q[1-9][0-9]*)(?:[.?#]|$)', 1)
    FROM told
    UNION ALL
    SELECT node, 'tmdb' AS scheme, regexp_extract(value, '(?:themoviedb|tmdb)\.org/(?:[a-z]{2}(?:-[A-Za-z]{2})?/)?((?:movie|tv|person|company)/[1-9][0-9]*)', 1)
    FROM told
    UNION ALL
    SELECT node, 'eidr' AS scheme, upper(regexp_extract(value, '(10\.5240/(?:[0-9A-Fa-f]{4}-){5}[0-9A-Za-z])(?:[^0-9A-Za-z]|$)', 1))
    FROM told
)
SELECT DISTINCT
    node,
    scheme,
    value,
    CASE
        WHEN regexp_matches(value, '^(?:tt|movie|tv|10)') THEN 'film'
        WHEN regexp_matches(value, '^(?:nm|person)') THEN 'person'
        WHEN regexp_matches(value, '^co') THEN 'organisation'
        ELSE ''
    END AS kind
FROM found
WHERE value <> ''
