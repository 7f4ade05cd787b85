-- Credits, with character, billing, name as credited and job from the qualifiers.
WITH told AS (
    SELECT
        q.statement,
        min(CASE WHEN q.property = 'P1545' AND regexp_matches(q."value", '^0*[1-9][0-9]{0,8}$') THEN CAST(q."value" AS INTEGER) END) AS billing,
        min(CASE WHEN q.property IN ('P1810', 'P1932') THEN q."value" END) AS credited_as,
        min(CASE WHEN q.property IN ('P3831', 'P2868') THEN n.text END) AS job
    FROM qualifier AS q
    LEFT JOIN name AS n ON n.id = q."value"
    WHERE q.property IN ('P1545', 'P1810', 'P1932', 'P3831', 'P2868')
    GROUP BY q.statement
)
SELECT DISTINCT
    f.key AS film,
    a.key AS agent,
    CASE
        -- A member of the crew does the job that is named.
        WHEN c.property = 'P3092' THEN coalesce(j.role, c.role)
        -- A person who produced is a producer; a group is not one person who directs, writes or acts.
        WHEN c.property = 'P272' AND a.kind = 'person' THEN 'role:producer'
        WHEN c.property = 'P57' AND a.kind = 'organisation' THEN 'role:dept-directing'
        WHEN c.property = 'P58' AND a.kind = 'organisation' THEN 'role:dept-writing'
        WHEN c.property IN ('P161', 'P725') AND a.kind = 'organisation' THEN 'role:dept-cast'
        ELSE c.role
    END AS role,
    CASE WHEN c.property IN ('P161', 'P725', 'P2438') THEN f.key || '#character/' || p.name END AS "character",
    t.billing,
    nullif(t.credited_as, a.name) AS credited_as,
    CASE WHEN j.role IS NULL THEN t.job END AS job
FROM credited AS c
JOIN agent AS g ON g.id = c.agent
JOIN key AS f ON f.id = c.film AND f.kind = 'film'
JOIN key AS a ON a.id = c.agent AND a.kind = g.kind
LEFT JOIN told AS t ON t.statement = c.statement
LEFT JOIN playing AS p ON p.statement = c.statement
LEFT JOIN (SELECT lower(code) AS code, min(role) AS role FROM known_role WHERE scheme = 'tmdb' GROUP BY lower(code)) AS j
    ON c.property = 'P3092' AND j.code = lower(t.job)
