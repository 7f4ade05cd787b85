-- Every triple and every edge about a resource, resources by their names and properties by theirs.
WITH said AS (
    SELECT subject, predicate, object, "value", "language", datatype, false AS listed FROM triples
    UNION ALL
    SELECT
        subject, 'http://dbpedia.org/ontology/' || regexp_extract(file, '([A-Za-z]+)\.edgelist', 1), object,
        NULL, NULL, NULL, true
    FROM edges
),
parted AS (
    SELECT
        regexp_extract(subject, '^https?://(?:([a-z-]+)\.)?dbpedia\.org/resource/(.+)$', 1) AS chapter,
        regexp_extract(subject, '^https?://(?:([a-z-]+)\.)?dbpedia\.org/resource/(.+)$', 2) AS resource,
        CASE
            WHEN predicate LIKE 'http://dbpedia.org/ontology/%' THEN replace(predicate, 'http://dbpedia.org/ontology/', '')
            ELSE regexp_extract(predicate, '[/#]([A-Za-z]+)$', 1)
        END AS property,
        object,
        regexp_extract(object, '^https?://(?:([a-z-]+)\.)?dbpedia\.org/resource/(.+)$', 1) AS object_chapter,
        regexp_extract(object, '^https?://(?:([a-z-]+)\.)?dbpedia\.org/resource/(.+)$', 2) AS object_resource,
        trim("value") AS "value", "language", datatype, listed
    FROM said
    WHERE predicate LIKE 'http://dbpedia.org/ontology/%'
        OR predicate IN (
            'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'http://www.w3.org/2000/01/rdf-schema#label',
            'http://xmlns.com/foaf/0.1/name', 'http://www.w3.org/2002/07/owl#sameAs'
        )
),
-- Escapes that are UTF-8 are undone.
decoded AS (
    SELECT
        chapter, property, object, object_chapter, "value", "language", datatype, listed,
        CASE
            WHEN regexp_matches(resource, '^(?:[^%]|%[2-7][0-9A-Fa-f]|%[CDcd][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|%[Ee][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2}|%[Ff][0-4](?:%[89ABab][0-9A-Fa-f]){3})+$')
            THEN url_decode(replace(resource, '+', '%2B'))
            ELSE resource
        END AS resource,
        CASE
            WHEN regexp_matches(object_resource, '^(?:[^%]|%[2-7][0-9A-Fa-f]|%[CDcd][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|%[Ee][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2}|%[Ff][0-4](?:%[89ABab][0-9A-Fa-f]){3})+$')
            THEN url_decode(replace(object_resource, '+', '%2B'))
            ELSE object_resource
        END AS object_resource
    FROM parted
    WHERE resource <> ''
)
SELECT
    CASE WHEN chapter IN ('', 'www', 'live') THEN resource ELSE chapter || ':' || resource END AS id,
    property,
    CASE
        WHEN object_resource = '' THEN NULL
        WHEN object_chapter IN ('', 'www', 'live') THEN object_resource
        ELSE object_chapter || ':' || object_resource
    END AS object,
    CASE WHEN object_resource = '' THEN object END AS link,
    nullif("value", '') AS "value", "language", datatype, listed
FROM decoded
