SELECT 'almanac:company/' || name AS organisation, name
FROM (SELECT name FROM cell WHERE what = 'company' UNION SELECT distributor FROM released) AS named
WHERE name IS NOT NULL
