-- Places in words, the smaller before the larger: name, what it lies in, and its address as far as that says more.
WITH held AS (
    SELECT c.subject AS node, min(coalesce(l.name, CASE WHEN NOT c.is_node THEN c.value END)) AS within
    FROM claim AS c
    LEFT JOIN label AS l ON l.node = c.value
    WHERE c.property IN ('containedInPlace', 'containedIn')
    GROUP BY c.subject
),
addressed AS (
    SELECT
        a.subject AS node,
        min(CASE WHEN NOT a.is_node THEN a.value END) AS written,
        min(CASE WHEN p.property = 'addressLocality' THEN p.value END) AS locality,
        min(CASE WHEN p.property = 'addressRegion' THEN p.value END) AS region,
        min(CASE WHEN p.property = 'addressCountry' THEN coalesce(l.name, p.value) END) AS country
    FROM claim AS a
    LEFT JOIN claim AS p ON a.is_node AND p.subject = a.value
    LEFT JOIN label AS l ON p.is_node AND l.node = p.value
    WHERE a.property = 'address'
    GROUP BY a.subject
),
placed AS (
    SELECT value AS node
    FROM claim
    WHERE is_node AND property IN ('location', 'locationCreated', 'contentLocation', 'countryOfOrigin')
    GROUP BY value
),
told AS (
    SELECT
        p.node,
        coalesce(l.name, i.value, a.written, CASE WHEN NOT starts_with(p.node, '_:') THEN replace(regexp_extract(p.node, '([^/#]+)[/#]?$', 1), '_', ' ') END) AS name,
        h.within,
        a.locality,
        a.region,
        a.country
    FROM placed AS p
    LEFT JOIN label AS l ON l.node = p.node
    LEFT JOIN (SELECT subject, min(value) AS value FROM claim WHERE property = 'identifier' AND NOT is_node GROUP BY subject) AS i ON i.subject = p.node
    LEFT JOIN held AS h ON h.node = p.node
    LEFT JOIN addressed AS a ON a.node = p.node
)
SELECT
    node,
    concat_ws(', ',
        name,
        CASE WHEN within <> coalesce(name, '') THEN within END,
        CASE WHEN locality NOT IN (coalesce(name, ''), coalesce(within, '')) THEN locality END,
        CASE WHEN region NOT IN (coalesce(name, ''), coalesce(within, ''), coalesce(locality, '')) THEN region END,
        CASE WHEN country NOT IN (coalesce(name, ''), coalesce(within, ''), coalesce(region, '')) THEN country END
    ) AS text
FROM told
