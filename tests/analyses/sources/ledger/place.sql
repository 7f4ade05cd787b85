SELECT DISTINCT country AS place, label AS name, NULL AS within FROM known_country AS k JOIN line AS l ON k.name IN (lower(l.place), lower(l.value))
UNION
SELECT DISTINCT 'ledger:place/' || value, value, k.country FROM line AS l LEFT JOIN known_country AS k ON k.name = lower(l.place) WHERE what IN ('shot', 'set')
UNION
SELECT DISTINCT 'ledger:place/' || place, place, NULL FROM line WHERE what = 'hometown'
