-- Languages, genres, series, and the works that films are based on.
SELECT concept AS thing, kind, min(name) AS name FROM concept WHERE kind IN ('language', 'genre') GROUP BY concept, kind
UNION ALL
SELECT key, kind, name FROM key WHERE kind IN ('work', 'series')
