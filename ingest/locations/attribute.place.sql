-- The places lie in the city, the city in California.
SELECT DISTINCT 'locations:place/' || lower(location) AS subject, 'schema:containedInPlace' AS property, 'locations:san-francisco' AS object
FROM entry
WHERE location IS NOT NULL
UNION ALL
SELECT 'locations:san-francisco', 'schema:containedInPlace', 'locations:california'
UNION ALL
SELECT 'locations:california', 'schema:containedInPlace', 'country:US'
