-- Where a film was made, and where it plays.
SELECT DISTINCT
    s.film,
    t.place,
    CASE s.property WHEN 'locationCreated' THEN 'film:filmingLocation' ELSE 'film:narrativeLocation' END AS kind
FROM spot AS s
JOIN territory AS t ON t.text = s.text
WHERE s.property <> 'release'
