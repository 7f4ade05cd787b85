-- Who did what: each person or company behind a film's property, through the role that stands between them, if one does.
WITH told AS (
    SELECT m.film, m.document, c.property, c.value, c.is_node, c.place
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    WHERE c.property IN (
        'director', 'actor', 'author', 'creator', 'producer', 'musicBy', 'productionCompany', 'contributor', 'editor', 'translator'
    )
),
played AS (
    SELECT
        t.film,
        t.document,
        t.property,
        coalesce(r.value, t.value) AS value,
        coalesce(r.is_node, t.is_node) AS is_node,
        coalesce(r.place, t.place) AS place,
        CASE WHEN t.is_node THEN t.value END AS node
    FROM told AS t
    LEFT JOIN claim AS r ON t.is_node AND r.subject = t.value AND r.property = t.property
),
character AS (
    SELECT c.subject AS node, coalesce(l.name, CASE WHEN NOT c.is_node THEN c.value END) AS name
    FROM claim AS c
    LEFT JOIN label AS l ON c.is_node AND l.node = c.value
    WHERE c.property = 'characterName'
),
job AS (
    SELECT subject AS node, min(value) AS name FROM claim WHERE property = 'roleName' AND NOT is_node GROUP BY subject
)
SELECT DISTINCT
    p.film,
    p.document,
    p.property,
    p.value,
    p.is_node OR regexp_matches(p.value, '^https?://') AS is_node,
    p.place,
    trim(c.name) AS character,
    j.name AS job
FROM played AS p
LEFT JOIN (SELECT node, unnest(string_split(name, ' / ')) AS name FROM character) AS c ON c.node = p.node
LEFT JOIN job AS j ON j.node = p.node
