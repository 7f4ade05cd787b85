-- Releases by country, with the date and the certificate.
SELECT DISTINCT
    m.film,
    r.code,
    CASE WHEN TRY_CAST(substr(r.d.release_date, 1, 10) AS DATE) IS NOT NULL THEN substr(r.d.release_date, 1, 10) END AS date,
    r.d.type AS type,
    nullif(trim(r.d.certification), '') AS certification
FROM (
    SELECT id, c.iso_3166_1 AS code, unnest(c.release_dates) AS d
    FROM (
        SELECT id, unnest(r.results) AS c FROM (SELECT id, unnest(release_dates) AS r FROM answer) AS whole
    ) AS listed
    UNION ALL
    SELECT id, r.iso_3166_1, unnest(r.release_dates)
    FROM (SELECT id, unnest(results) AS r FROM answer) AS alone
) AS r
JOIN movie AS m ON m.id = r.id
