-- Places of facts, each in the place it lies in; countries are those of the ontology.
SELECT
    k.key AS place,
    coalesce(c.label, k.name) AS name,
    CASE WHEN c.id IS NULL THEN w.key END AS "within"
FROM situated AS s
JOIN key AS k ON k.id = s.id AND k.kind = 'place'
LEFT JOIN country AS c ON c.id = s.id
LEFT JOIN key AS w ON w.id = s."within" AND w.kind = 'place'
