-- What films are based on, and the series they belong to.
SELECT DISTINCT
    f.key AS film, o.key AS object,
    CASE t.property WHEN 'basedOn' THEN 'schema:isBasedOn' ELSE 'schema:isPartOf' END AS kind
FROM fact AS t
JOIN key AS f ON f.id = t.id AND f.kind = 'film'
JOIN key AS o ON o.id = t.object AND o.kind IN ('film', 'work', 'series')
LEFT JOIN movie AS m ON m.id = t.object
WHERE t.property IN ('basedOn', 'series') AND t.object <> t.id
    AND o.kind = CASE WHEN m.id IS NOT NULL THEN 'film' WHEN t.property = 'basedOn' THEN 'work' ELSE 'series' END
