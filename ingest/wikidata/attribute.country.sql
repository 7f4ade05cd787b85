-- Countries of origin.
SELECT DISTINCT
    k.key AS subject, 'schema:countryOfOrigin' AS property,
    coalesce(c.country, 'country:' || s."value") AS object
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'film'
LEFT JOIN country AS c ON c.id = s."value"
WHERE s.property = 'P495' AND s."type" = 'item'
