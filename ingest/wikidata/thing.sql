-- Festivals and ceremonies, their editions, awards, series, and the works that films are based on.
SELECT key AS thing, kind, name, CAST(NULL AS VARCHAR) AS "of"
FROM key
WHERE kind IN ('festival', 'ceremony', 'prize', 'series', 'work')
UNION
SELECT 'wikidata:' || kind || '/' || series_name, kind, series_name, NULL
FROM event
WHERE series IS NULL
UNION
SELECT k.key, 'edition', k.name, coalesce(s.key, 'wikidata:' || e.kind || '/' || e.series_name)
FROM event AS e
JOIN key AS k ON k.id = e.id AND k.kind = 'edition'
LEFT JOIN key AS s ON s.id = e.series AND s.kind = e.kind
WHERE e.edition
