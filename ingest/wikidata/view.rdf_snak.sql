-- RDF: a row for the value of each statement, one for each of its qualifiers, and one for each truthy edge.
WITH claimed AS (
    SELECT
        subject, object, "value", "language", datatype,
        regexp_extract(predicate, '^https?://www\.wikidata\.org/prop/([a-z/]*)P[0-9]+$', 1) AS place,
        regexp_extract(predicate, '/(P[0-9]+)$', 1) AS property
    FROM triples
    WHERE regexp_matches(predicate, '^https?://www\.wikidata\.org/prop/(|direct/|statement/|statement/value/|qualifier/|qualifier/value/)P[0-9]+$')
),
described AS (
    SELECT
        subject, object, "value",
        regexp_extract(predicate, '^https?://wikiba\.se/ontology(-beta)?#([A-Za-z]+)$', 2) AS term,
        predicate LIKE '%#type' AND object LIKE '%wikiba.se/ontology%#BestRank' AS best
    FROM triples
    WHERE predicate LIKE '%wikiba.se/ontology%' OR predicate LIKE '%#type'
),
ranked AS (
    SELECT
        subject AS statement,
        coalesce(
            max(CASE WHEN term = 'rank' THEN lower(regexp_extract(object, '#([A-Za-z]+)Rank$', 1)) END),
            max(CASE WHEN best THEN 'preferred' END)
        ) AS "rank"
    FROM described
    WHERE term = 'rank' OR best
    GROUP BY subject
),
node AS (
    SELECT
        subject AS node,
        max(CASE WHEN term = 'timeValue' THEN "value" END) AS moment,
        max(CASE WHEN term = 'timePrecision' THEN "value" END) AS "precision",
        max(CASE WHEN term = 'quantityAmount' THEN "value" END) AS amount,
        max(CASE WHEN term = 'quantityUnit' THEN regexp_extract(object, '/(Q[0-9]+)$', 1) END) AS unit
    FROM described
    WHERE term IN ('timeValue', 'timePrecision', 'quantityAmount', 'quantityUnit')
    GROUP BY subject
),
noded AS (
    SELECT c.subject, replace(c.place, 'value/', '') AS place, c.property, n.moment, n."precision", n.amount, n.unit
    FROM claimed AS c
    JOIN node AS n ON n.node = c.object
    WHERE c.place IN ('statement/value/', 'qualifier/value/') AND coalesce(n.moment, n.amount) IS NOT NULL
),
valued AS (
    SELECT
        subject, place, property,
        CASE WHEN moment IS NULL THEN 'quantity' ELSE 'time' END AS "type",
        coalesce(moment, amount) AS "value",
        CAST(NULL AS VARCHAR) AS "language",
        "precision", unit
    FROM noded
    UNION ALL
    SELECT
        c.subject, c.place, c.property,
        CASE
            WHEN c.object IS NOT NULL THEN 'item'
            WHEN c.datatype LIKE '%#dateTime' OR c.datatype LIKE '%#date' THEN 'time'
            WHEN c.datatype LIKE '%#decimal' OR c.datatype LIKE '%#integer' THEN 'quantity'
            WHEN c."language" IS NOT NULL THEN 'monolingualtext'
            ELSE 'string'
        END,
        coalesce(regexp_extract(c.object, '^https?://www\.wikidata\.org/entity/([A-Z][0-9]+)$', 1), c."value"),
        c."language",
        CAST(NULL AS VARCHAR),
        CAST(NULL AS VARCHAR)
    FROM claimed AS c
    LEFT JOIN noded AS n ON n.subject = c.subject AND n.place = c.place AND n.property = c.property
    WHERE c.place IN ('statement/', 'qualifier/', 'direct/') AND n.subject IS NULL
),
linked AS (
    SELECT object AS statement, regexp_extract(subject, '/entity/(Q[0-9]+)$', 1) AS item, property
    FROM claimed
    WHERE place = ''
)
SELECT
    l.item, l.property, l.statement, coalesce(r."rank", 'normal') AS "rank",
    CASE WHEN v.place = 'qualifier/' THEN v.property END AS qualifier,
    v."type", v."value", v."language", v."precision", CAST(NULL AS VARCHAR) AS calendar, v.unit
FROM linked AS l
JOIN valued AS v ON v.subject = l.statement AND (v.place = 'qualifier/' OR v.property = l.property)
LEFT JOIN ranked AS r ON r.statement = l.statement
WHERE v."value" <> ''
UNION ALL
SELECT
    regexp_extract(subject, '/entity/(Q[0-9]+)$', 1), property, NULL, 'normal', NULL,
    "type", "value", "language", "precision", NULL, unit
FROM valued
WHERE place = 'direct/' AND "value" <> ''
