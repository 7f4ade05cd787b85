SELECT DISTINCT key AS subject, 'film:year' AS property, year AS value, NULL AS object FROM line WHERE year IS NOT NULL
UNION ALL
SELECT DISTINCT key, 'schema:genre', NULL, 'genre:' || lower(value) FROM line WHERE what = 'genre'
UNION ALL
SELECT DISTINCT key, 'schema:countryOfOrigin', NULL, k.country FROM line JOIN known_country AS k ON k.name = lower(value) WHERE what = 'country'
UNION ALL
SELECT DISTINCT 'ledger:person/' || value, 'film:hometown', NULL, 'ledger:place/' || place FROM line WHERE what = 'hometown'
