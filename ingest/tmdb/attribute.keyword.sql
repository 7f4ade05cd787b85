-- Keywords.
SELECT DISTINCT m.film AS subject, 'schema:keywords' AS property, trim(k.name) AS value
FROM (
    SELECT id, k.name AS name FROM (SELECT id, unnest(keywords) AS k FROM answer) AS listed
    UNION ALL
    SELECT id, k.name
    FROM (SELECT id, unnest(a.keywords) AS k FROM (SELECT id, unnest(keywords) AS a FROM answer) AS whole) AS listed
) AS k
JOIN movie AS m ON m.id = k.id
WHERE trim(k.name) <> ''
