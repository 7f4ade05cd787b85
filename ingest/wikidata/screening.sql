-- Festivals in which films took part.
SELECT DISTINCT
    f.key AS film,
    coalesce(s.key, 'wikidata:festival/' || e.series_name) AS festival,
    CASE WHEN e.edition THEN d.key END AS edition,
    n.text AS section,
    t."value" AS date
FROM statement AS p
JOIN key AS f ON f.id = p.item AND f.kind = 'film'
JOIN event AS e ON e.id = p."value" AND e.kind = 'festival'
LEFT JOIN key AS s ON s.id = e.series AND s.kind = 'festival'
LEFT JOIN key AS d ON d.id = e.id AND d.kind = 'edition'
LEFT JOIN qualifier AS q ON q.statement = p.statement AND q.property = 'P518' AND q."type" = 'item'
LEFT JOIN name AS n ON n.id = q."value"
LEFT JOIN qualifier AS t ON t.statement = p.statement AND t.property = 'P585' AND t."type" = 'time'
WHERE p.property = 'P1344'
