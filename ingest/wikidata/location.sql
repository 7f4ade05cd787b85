-- Where films were shot, and where they play.
SELECT DISTINCT
    f.key AS film,
    p.key AS place,
    CASE s.property WHEN 'P915' THEN 'film:filmingLocation' ELSE 'film:narrativeLocation' END AS kind
FROM statement AS s
JOIN key AS f ON f.id = s.item AND f.kind = 'film'
JOIN key AS p ON p.id = s."value" AND p.kind = 'place'
WHERE s.property IN ('P915', 'P840')
