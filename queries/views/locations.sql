-- summary: Where films were shot and where they play, one row a film, place and source.
-- film: The film's IRI.
-- title: The film.
-- place: The place's IRI.
-- name: The place.
-- within: The place that it lies in.
-- use: shot (filming location) or set (narrative location).
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name AS title, p.iri AS place, p.name, w.name AS within,
    CASE l.kind WHEN 'film:filmingLocation' THEN 'shot' ELSE 'set' END AS use, l.source
FROM location l JOIN identity f ON f.key = l.film JOIN identity p ON p.key = l.place
LEFT JOIN (SELECT place, any_value(within ORDER BY within) AS within FROM place GROUP BY place) q ON q.place = l.place
LEFT JOIN identity w ON w.key = q.within
