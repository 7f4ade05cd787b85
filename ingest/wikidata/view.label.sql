-- Names and other names of items, with the language as a tag of BCP 47: some of Wikidata's codes are older than it.
WITH entity AS (
    SELECT id, labels, aliases FROM entities
    UNION ALL
    SELECT id, labels, aliases FROM entity_data
),
told AS (
    SELECT id, false AS alias, entry.value.language AS code, entry.value.value AS text
    FROM (SELECT id, unnest(map_entries(labels)) AS entry FROM entity) AS entries
    UNION ALL
    SELECT id, true, other.language, other.value
    FROM (
        SELECT id, unnest(entry.value) AS other
        FROM (SELECT id, unnest(map_entries(aliases)) AS entry FROM entity) AS entries
    ) AS others
    UNION ALL
    SELECT
        regexp_extract(subject, '^https?://www\.wikidata\.org/entity/(Q[0-9]+)$', 1),
        predicate LIKE '%#altLabel',
        "language",
        "value"
    FROM triples
    WHERE predicate IN (
        'http://www.w3.org/2000/01/rdf-schema#label', 'http://www.w3.org/2004/02/skos/core#prefLabel',
        'http://schema.org/name', 'http://www.w3.org/2004/02/skos/core#altLabel'
    )
    UNION ALL
    -- Without a label the title of the English article names the film, less what tells it from others in brackets.
    SELECT
        wikidata_id, false, 'en',
        coalesce(nullif(trim(label), ''), regexp_replace(enwiki_title, ' \([^()]*\)$', '', 'g'))
    FROM films
    UNION ALL
    SELECT wikidata_id, false, 'en', genre_label FROM genres
)
SELECT DISTINCT
    id, alias, trim(text) AS text,
    CASE lower(code)
        WHEN 'als' THEN 'gsw' WHEN 'bat-smg' THEN 'sgs' WHEN 'be-x-old' THEN 'be-tarask' WHEN 'cbk-zam' THEN 'cbk'
        WHEN 'de-formal' THEN 'de-x-formal' WHEN 'eml' THEN 'egl' WHEN 'es-formal' THEN 'es-x-formal'
        WHEN 'fiu-vro' THEN 'vro' WHEN 'hu-formal' THEN 'hu-x-formal' WHEN 'map-bms' THEN 'jv-x-bms'
        WHEN 'mo' THEN 'ro-cyrl-md' WHEN 'nl-informal' THEN 'nl-x-informal' WHEN 'nrm' THEN 'nrf'
        WHEN 'roa-rup' THEN 'rup' WHEN 'roa-tara' THEN 'nap-x-tara' WHEN 'simple' THEN 'en-simple'
        WHEN 'sr-ec' THEN 'sr-cyrl' WHEN 'sr-el' THEN 'sr-latn' WHEN 'zh-classical' THEN 'lzh'
        WHEN 'zh-cn' THEN 'zh-hans-cn' WHEN 'zh-hk' THEN 'zh-hant-hk' WHEN 'zh-min-nan' THEN 'nan'
        WHEN 'zh-mo' THEN 'zh-hant-mo' WHEN 'zh-my' THEN 'zh-hans-my' WHEN 'zh-sg' THEN 'zh-hans-sg'
        WHEN 'zh-tw' THEN 'zh-hant-tw' WHEN 'zh-yue' THEN 'yue'
        ELSE lower(code)
    END AS "language"
FROM told
WHERE regexp_matches(id, '^Q[0-9]+$') AND trim(text) <> ''
