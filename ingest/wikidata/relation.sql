-- What films are based on, and the series they belong to.
SELECT DISTINCT
    f.key AS film,
    o.key AS object,
    CASE s.property WHEN 'P144' THEN 'schema:isBasedOn' ELSE 'schema:isPartOf' END AS kind,
    q.position
FROM statement AS s
JOIN key AS f ON f.id = s.item AND f.kind = 'film'
LEFT JOIN movie AS m ON m.id = s."value"
JOIN key AS o ON o.id = s."value"
    AND o.kind = CASE WHEN m.id IS NOT NULL THEN 'film' WHEN s.property = 'P144' THEN 'work' ELSE 'series' END
LEFT JOIN (
    SELECT statement, min(CAST("value" AS INTEGER)) AS position
    FROM qualifier
    WHERE property = 'P1545' AND regexp_matches("value", '^0*[1-9][0-9]{0,8}$')
    GROUP BY statement
) AS q ON q.statement = s.statement AND s.property = 'P179'
WHERE s.property IN ('P144', 'P179') AND s."type" = 'item' AND s."value" <> s.item
