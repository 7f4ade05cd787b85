-- Releases: when, where, through whom and in which form, as far as each statement says. A festival is no place.
SELECT DISTINCT
    f.key AS film,
    p.key AS place,
    r.date,
    lower(n.text) AS kind,
    d.key AS distributor,
    CASE WHEN e.kind = 'festival' THEN coalesce(s.key, 'wikidata:festival/' || e.series_name) END AS festival
FROM released AS r
JOIN key AS f ON f.id = r.film AND f.kind = 'film'
LEFT JOIN event AS e ON e.id = r.place
LEFT JOIN key AS s ON s.id = e.series AND s.kind = 'festival'
LEFT JOIN key AS p ON p.id = r.place AND p.kind = 'place' AND e.id IS NULL
LEFT JOIN key AS d ON d.id = r.distributor AND d.kind = 'organisation'
LEFT JOIN name AS n ON n.id = r.format
WHERE r.date IS NOT NULL OR p.key IS NOT NULL OR d.key IS NOT NULL
