-- What a thing is called: its name, in English or no language rather than another, else another name of it.
WITH told AS (
    SELECT
        subject AS node,
        value,
        CASE property WHEN 'name' THEN 1 WHEN 'label' THEN 2 WHEN 'headline' THEN 3 ELSE 4 END AS rank,
        CASE WHEN language IS NULL OR language LIKE 'en%' THEN 1 ELSE 2 END AS tongue,
        place
    FROM claim
    WHERE property IN ('name', 'label', 'headline', 'alternateName', 'termCode') AND NOT is_node
    UNION ALL
    SELECT g.subject AS node, g.value || ' ' || f.value AS value, 2 AS rank, 1 AS tongue, g.place
    FROM claim AS g
    JOIN claim AS f ON f.subject = g.subject AND f.property = 'familyName'
    WHERE g.property = 'givenName'
)
SELECT node, value AS name
FROM (SELECT node, value, row_number() OVER (PARTITION BY node ORDER BY rank, tongue, place, value) AS number FROM told) AS ordered
WHERE number = 1
