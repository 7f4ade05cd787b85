-- Films belong to their sets, episodes to their series.
SELECT film, series AS object, 'schema:isPartOf' AS kind, NULL AS position FROM series
UNION ALL
SELECT DISTINCT w.film, coalesce(s.film, 'kodi:series/' || w.series), 'schema:isPartOf', CAST(w.episode AS INTEGER)
FROM work AS w
LEFT JOIN known_series AS s ON s.title = w.series
WHERE w.series IS NOT NULL
