-- Dates as EDTF: days, months and years that there are.
WITH told AS (
    SELECT id, property, regexp_extract("value", '^([12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?)(?:T|Z|[+]|$)', 1) AS "value"
    FROM fact
    WHERE property IN ('releaseDate', 'birthDate', 'deathDate', 'birthYear', 'deathYear') AND "value" IS NOT NULL
)
SELECT DISTINCT id, property, "value"
FROM told
WHERE "value" <> '' AND (length("value") < 10 OR TRY_CAST("value" AS DATE) IS NOT NULL)
