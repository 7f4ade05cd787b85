-- Authors of the works that films are based on.
SELECT DISTINCT
    s.object AS work,
    s.film,
    s.object || '#author/' || coalesce(l.name, a.value) AS person,
    coalesce(l.name, a.value) AS name,
    CASE WHEN a.is_node THEN a.value END AS node
FROM origin AS s
JOIN claim AS a ON a.subject = s.node AND a.property = 'author'
LEFT JOIN label AS l ON a.is_node AND l.node = a.value
WHERE s.name IS NOT NULL AND (l.name IS NOT NULL OR NOT a.is_node)
