SELECT DISTINCT c.country AS place, c.label AS name
FROM (SELECT name FROM cell WHERE what IN ('country', 'ban') UNION SELECT country FROM released) AS named
JOIN known_country AS c ON c.name = lower(named.name)
UNION ALL
SELECT DISTINCT 'almanac:place/' || name, name FROM cell WHERE what = 'place'
