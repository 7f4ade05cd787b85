-- The countries in which titles go by another name.
SELECT DISTINCT c.country AS place, c.label AS name
FROM title_akas AS a
JOIN known_country AS c ON c.name = lower(a.region)
