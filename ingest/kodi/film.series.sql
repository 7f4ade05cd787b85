-- Series that only their episodes speak of.
SELECT DISTINCT 'kodi:series/' || w.series AS film, 'TVSeries' AS kind, w.series AS name
FROM work AS w
LEFT JOIN known_series AS s ON s.title = w.series
WHERE w.series IS NOT NULL AND s.film IS NULL
