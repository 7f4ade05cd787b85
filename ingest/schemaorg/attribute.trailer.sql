-- The trailers of films, their addresses and their lengths in seconds.
SELECT DISTINCT film AS subject, 'schema:trailer' AS property, film || '#trailer/' || name AS object, NULL AS value
FROM teaser
WHERE name IS NOT NULL
UNION ALL
SELECT film || '#trailer/' || name, 'schema:url', NULL, min(address) FROM teaser WHERE name IS NOT NULL AND address IS NOT NULL GROUP BY film, name
UNION ALL
SELECT film || '#trailer/' || name, 'film:durationSeconds', NULL, CAST(min(seconds) AS VARCHAR)
FROM (
    SELECT
        film,
        name,
        coalesce(TRY_CAST(regexp_extract(duration, '(?i)([0-9]+)h', 1) AS INTEGER), 0) * 3600
            + coalesce(TRY_CAST(regexp_extract(duration, '(?i)([0-9]+)m', 1) AS INTEGER), 0) * 60
            + coalesce(TRY_CAST(regexp_extract(duration, '(?i)([0-9]+)(?:[.][0-9]+)?s', 1) AS INTEGER), 0) AS seconds
    FROM teaser
    WHERE regexp_matches(duration, '^(?i:p?(?:0d)?t[0-9])') AND name IS NOT NULL
) AS timed
WHERE seconds > 0
GROUP BY film, name
