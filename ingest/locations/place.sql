-- The places of the list lie in San Francisco, of which city it is.
SELECT 'locations:place/' || lower(location) AS place, max(location) AS name, 'locations:san-francisco' AS within
FROM entry
WHERE location IS NOT NULL
GROUP BY lower(location)
UNION ALL
SELECT 'locations:san-francisco', 'San Francisco', 'locations:california'
UNION ALL
SELECT 'locations:california', 'California', 'country:US'
UNION ALL
SELECT country, label, NULL FROM known_country WHERE name = 'us'
