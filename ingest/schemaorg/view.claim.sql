-- What is said, schema.org's names without their address: http and https, and what schema.org calls otherwise today, alike.
WITH named AS (
    SELECT
        subject,
        CASE predicate
            WHEN 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' THEN 'type'
            WHEN 'http://www.w3.org/2000/01/rdf-schema#subClassOf' THEN 'subClassOf'
            WHEN 'http://www.w3.org/2000/01/rdf-schema#label' THEN 'label'
            WHEN 'http://xmlns.com/foaf/0.1/name' THEN 'label'
            WHEN 'http://www.w3.org/2002/07/owl#sameAs' THEN 'sameAs'
            ELSE regexp_replace(predicate, '^https?://(?:www\.)?schema\.org/', '', 'g')
        END AS property,
        object,
        trim(coalesce(object, value)) AS value,
        language,
        coalesce(document, '') AS document,
        place
    FROM triple
)
SELECT
    subject,
    CASE property
        WHEN 'actors' THEN 'actor'
        WHEN 'directors' THEN 'director'
        WHEN 'awards' THEN 'award'
        WHEN 'episodes' THEN 'episode'
        WHEN 'season' THEN 'containsSeason'
        WHEN 'seasons' THEN 'containsSeason'
        WHEN 'partOfTVSeries' THEN 'partOfSeries'
        WHEN 'isBasedOnUrl' THEN 'isBasedOn'
        WHEN 'filmingLocation' THEN 'locationCreated'
        ELSE property
    END AS property,
    CASE
        WHEN property IN ('type', 'subClassOf') THEN lower(regexp_replace(value, '^https?://(?:www\.)?schema\.org/', '', 'g'))
        ELSE value
    END AS value,
    object IS NOT NULL AS is_node,
    language,
    document,
    min(place) AS place
FROM named
WHERE property NOT LIKE '%:%'
    AND lower(value) NOT IN ('', 'n/a', 'null', 'undefined', 'not available', '-', '–', '?')
GROUP BY subject, property, value, object IS NOT NULL, language, document
