-- Credits. A person who produced is a producer; a group is not one person who directs, writes or acts.
SELECT DISTINCT
    f.key AS film,
    CASE
        WHEN c.words IS NULL THEN a.key
        WHEN c.company THEN 'dbpedia:organisation/' || c.words
        ELSE f.key || '#person/' || c.words
    END AS agent,
    CASE
        WHEN c.role = 'role:production-company' AND a.kind = 'person' THEN 'role:producer'
        WHEN c.role = 'role:director' AND a.kind = 'organisation' THEN 'role:dept-directing'
        WHEN c.role IN ('role:writer', 'role:screenwriter') AND a.kind = 'organisation' THEN 'role:dept-writing'
        WHEN c.role IN ('role:actor', 'role:voice-actor') AND a.kind = 'organisation' THEN 'role:dept-cast'
        ELSE c.role
    END AS role
FROM credited AS c
JOIN key AS f ON f.id = c.film AND f.kind = 'film'
LEFT JOIN agent AS g ON g.id = c.agent
LEFT JOIN key AS a ON a.id = c.agent AND a.kind = g.kind
WHERE c.property <> 'distributor'
