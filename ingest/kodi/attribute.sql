-- Year, running time and season.
SELECT DISTINCT film AS subject, 'film:year' AS property, year AS value FROM work WHERE year IS NOT NULL
UNION ALL
SELECT DISTINCT film, 'film:runtimeMinutes', runtime FROM work WHERE runtime IS NOT NULL
UNION ALL
SELECT DISTINCT film, 'film:season', CAST(CAST(season AS INTEGER) AS VARCHAR) FROM work WHERE season IS NOT NULL
