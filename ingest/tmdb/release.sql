-- The date that TMDb gives for the film as a whole, and the releases by country.
SELECT film, NULL AS place, release_date AS date, NULL AS kind FROM movie WHERE release_date IS NOT NULL
UNION ALL
SELECT DISTINCT
    r.film,
    t.country,
    r.date,
    CASE r.type
        WHEN 1 THEN 'premiere'
        WHEN 2 THEN 'limited theatrical'
        WHEN 3 THEN 'theatrical'
        WHEN 4 THEN 'digital'
        WHEN 5 THEN 'home video'
        WHEN 6 THEN 'television'
    END
FROM release AS r
LEFT JOIN territory AS t ON t.code = upper(trim(r.code))
WHERE t.country IS NOT NULL OR r.date IS NOT NULL
