-- The year of the first release, else the year in brackets of a resource's name; and the running time in minutes: DBpedia counts
-- seconds, but for properties of its classes.
WITH released AS (
    SELECT id, min(substr("value", 1, 4)) AS "year" FROM dated WHERE property = 'releaseDate' GROUP BY id
),
timed AS (
    SELECT
        id,
        CASE WHEN property = 'runtime' THEN TRY_CAST("value" AS DOUBLE) / 60 ELSE TRY_CAST("value" AS DOUBLE) END AS minutes
    FROM fact
    WHERE property IN ('runtime', 'Work/runtime', 'Film/runtime')
)
SELECT
    k.key AS subject, 'film:year' AS property,
    coalesce(r."year", nullif(regexp_extract(k.id, '_\(([12][0-9]{3})_[^()]*\)$', 1), '')) AS "value"
FROM key AS k
LEFT JOIN released AS r ON r.id = k.id
WHERE k.kind = 'film' AND (r.id IS NOT NULL OR regexp_matches(k.id, '_\([12][0-9]{3}_[^()]*\)$'))
UNION
SELECT k.key, 'film:runtimeMinutes', CAST(CAST(round(t.minutes) AS INTEGER) AS VARCHAR)
FROM timed AS t
JOIN key AS k ON k.id = t.id AND k.kind = 'film'
WHERE round(t.minutes) BETWEEN 1 AND 6000
