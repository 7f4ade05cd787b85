-- The year of the first release, the running time in minutes, and the kind of title, where that says more than its class.
SELECT k.key AS subject, 'film:year' AS property, min(substr(r.date, 1, 4)) AS "value"
FROM released AS r
JOIN key AS k ON k.id = r.film AND k.kind = 'film'
WHERE r.date IS NOT NULL
GROUP BY k.key
UNION ALL
SELECT subject, 'film:runtimeMinutes', CAST(minutes AS VARCHAR)
FROM (
    SELECT DISTINCT
        k.key AS subject,
        CAST(round(TRY_CAST(s."value" AS DOUBLE) * CASE s.unit WHEN 'Q11574' THEN 1.0 / 60 WHEN 'Q25235' THEN 60 ELSE 1 END) AS INTEGER) AS minutes
    FROM statement AS s
    JOIN key AS k ON k.id = s.item AND k.kind = 'film'
    WHERE s.property = 'P2047' AND s.best AND (s.unit IS NULL OR s.unit IN ('Q7727', 'Q11574', 'Q25235'))
) AS timed
WHERE minutes BETWEEN 1 AND 6000
UNION ALL
SELECT DISTINCT k.key, 'film:titleType', n.text
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'film'
JOIN name AS n ON n.id = s."value"
WHERE s.property = 'P31'
    AND lower(n.text) NOT IN ('film', 'movie', 'feature film', 'television series', 'tv series', 'television series episode', 'episode', 'video game')
