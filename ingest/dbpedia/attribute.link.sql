-- The addresses of DBpedia's own resources, and of those elsewhere that stand in a credit.
SELECT
    key AS subject, 'schema:sameAs' AS property,
    CASE
        WHEN id LIKE 'http%://%' THEN id
        WHEN regexp_matches(id, '%[0-9A-Fa-f]{2}') THEN 'http://dbpedia.org/resource/' || id
        ELSE 'http://dbpedia.org/resource/' || replace(replace(replace(replace(id, '%', '%25'), '"', '%22'), '?', '%3F'), '`', '%60')
    END AS "value"
FROM key
WHERE kind IN ('film', 'person', 'organisation') AND (id LIKE 'http%://%' OR NOT regexp_matches(id, '^[a-z-]+:[^_]'))
