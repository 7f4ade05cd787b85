SELECT DISTINCT 'genre:' || lower(value) AS thing, 'genre' AS kind, value AS name, NULL AS "of" FROM line WHERE what = 'genre'
UNION ALL
SELECT DISTINCT 'ledger:festival/' || value, 'festival', value, NULL FROM line WHERE what IN ('screening', 'award')
UNION ALL
SELECT DISTINCT 'ledger:festival/' || value || '/' || date[:4], 'edition', value || ' ' || date[:4], 'ledger:festival/' || value FROM line
WHERE what IN ('screening', 'award') AND date IS NOT NULL
