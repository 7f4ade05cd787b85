-- The people and companies of films, with keys: by their own address, else an identifier, else the address of their page
-- and their name, else by name within the film (a company: by its name). People whom nothing else speaks of have no film.
WITH written AS (
    SELECT
        film, document, property, place, character, job,
        replace(replace(replace(replace(replace(replace(replace(regexp_replace(value, ' \([^()]*\)', '', 'g'),
            ', Jr', ' Jr'), ', Sr', ' Sr'), ', III', ' III'), ', Inc', ' Inc'), ', Ltd', ' Ltd'), ', LLC', ' LLC'), ', L.L.C', ' L.L.C') AS value
    FROM part
    WHERE NOT is_node
),
split AS (
    SELECT
        film, document, property, place, character, job, value,
        unnest(string_split(CASE
            WHEN property = 'productionCompany' THEN regexp_replace(value, '\s*[;|]\s*|, ', '|', 'g')
            WHEN regexp_matches(value, '^[^\s,;|]+, [^\s,;|]+$') THEN value
            WHEN regexp_matches(value, '[,;|]') THEN regexp_replace(value, '\s*[,;|]\s*(?:and |& )?|\s+(?:and|&)\s+', '|', 'g')
            WHEN regexp_matches(value, '^\p{Lu}\S+ (?:\S+ )*\p{Lu}\S+ (?:and|&) \p{Lu}\S+ (?:\S+ )*\p{Lu}\S+$')
                AND NOT regexp_matches(value, ' (?:and|&) (?:The|His|Her|Their) ') THEN regexp_replace(value, ' (?:and|&) ', '|', 'g')
            ELSE value
        END, '|')) AS said
    FROM written
),
texts AS (
    SELECT
        film, document, property, place, job,
        strpos(value, said) AS turn,
        trim(CASE WHEN property = 'actor' THEN regexp_replace(said, ' as .*$', '', 'g') ELSE said END) AS name,
        coalesce(character, CASE WHEN property = 'actor' THEN nullif(trim(regexp_extract(said, ' as (.+)$', 1)), '') END) AS character
    FROM split
),
typed AS (
    SELECT
        subject AS node,
        max(CASE WHEN value IN ('person', 'http://xmlns.com/foaf/0.1/person', 'http://dbpedia.org/ontology/person') THEN 1 ELSE 0 END) AS is_person,
        max(CASE WHEN regexp_matches(value, 'organi[sz]ation$|corporation$|group$|company$|business$|^ngo$|^brand$|studio$') THEN 1 ELSE 0 END) AS is_organisation
    FROM claim
    WHERE property = 'type'
    GROUP BY subject
),
coded AS (
    SELECT node, max(kind) AS kind, min(scheme || '/' || value) AS code FROM code WHERE kind IN ('person', 'organisation', '') GROUP BY node
),
addressed AS (
    SELECT subject AS node, min(value) AS address FROM claim WHERE property = 'url' AND value LIKE 'http%' GROUP BY subject
),
nodes AS (
    SELECT
        p.film, p.document, p.property, p.place, p.job, p.character, 0 AS turn,
        CASE
            WHEN p.property IN ('director', 'actor') THEN 'person'
            WHEN coalesce(t.is_organisation, 0) = 1 THEN 'organisation'
            WHEN coalesce(t.is_person, 0) = 1 THEN 'person'
            WHEN c.kind = 'organisation' OR p.property = 'productionCompany' THEN 'organisation'
            ELSE 'person'
        END AS kind,
        coalesce(
            l.name,
            regexp_extract(c.code, '([^/]+)$', 1),
            CASE WHEN NOT starts_with(p.value, '_:') THEN nullif(replace(regexp_extract(p.value, '([^/#]+)[/#]?$', 1), '_', ' '), '') END
        ) AS name,
        CASE WHEN NOT starts_with(p.value, '_:') THEN p.value ELSE coalesce(c.code, a.address || '#' || l.name) END AS code,
        p.value AS node
    FROM part AS p
    LEFT JOIN label AS l ON l.node = p.value
    LEFT JOIN typed AS t ON t.node = p.value
    LEFT JOIN coded AS c ON c.node = p.value
    LEFT JOIN addressed AS a ON a.node = p.value
    WHERE p.is_node
),
alone AS (
    SELECT t.subject AS node, t.document, l.name, CASE WHEN NOT starts_with(t.subject, '_:') THEN t.subject ELSE coalesce(c.code, a.address || '#' || l.name) END AS code
    FROM claim AS t
    JOIN label AS l ON l.node = t.subject
    LEFT JOIN coded AS c ON c.node = t.subject
    LEFT JOIN addressed AS a ON a.node = t.subject
    WHERE t.property = 'type' AND t.value = 'person'
        AND t.subject NOT IN (SELECT value FROM claim WHERE is_node)
),
everybody AS (
    SELECT film, document, property, place, turn, job, character, kind, name, code, node FROM nodes WHERE name IS NOT NULL
    UNION ALL
    SELECT
        NULL AS film, document, NULL AS property, NULL AS place, 0 AS turn, NULL AS job, NULL AS character, 'person' AS kind, name,
        coalesce(code, document || '#' || name) AS code, node
    FROM alone
    UNION ALL
    SELECT
        film, document, property, place, turn, job, character,
        CASE WHEN property = 'productionCompany' THEN 'organisation' ELSE 'person' END AS kind,
        name, NULL AS code, NULL AS node
    FROM texts
    WHERE regexp_matches(name, '\p{L}') AND lower(name) NOT IN ('unknown', 'various', 'none', 'others', 'uncredited', 'tba', 'tbd', 'and', 'et al')
),
same AS (
    SELECT film, kind, lower(name) AS name, min(code) AS code
    FROM everybody
    WHERE code IS NOT NULL
    GROUP BY film, kind, lower(name)
    HAVING min(code) = max(code)
)
SELECT
    e.film, e.document, e.property, e.place, e.turn, e.job, e.character, e.kind, e.name, e.node,
    CASE
        WHEN coalesce(e.code, s.code) IS NOT NULL THEN 'schemaorg:' || e.kind || '/' || coalesce(e.code, s.code)
        WHEN e.kind = 'organisation' THEN 'schemaorg:organisation/' || e.name
        ELSE e.film || '#person/' || e.name
    END AS agent,
    coalesce(e.code, s.code) IS NULL AND e.kind = 'person' AS is_bare
FROM everybody AS e
LEFT JOIN same AS s ON s.film = e.film AND s.kind = e.kind AND s.name = lower(e.name)
