-- Countries of origin: those of the ontology, and what else stands there.
SELECT DISTINCT
    coalesce(c.country, 'country:' || s."value") AS place,
    coalesce(c.label, n.text, s."value") AS name
FROM statement AS s
JOIN movie AS m ON m.id = s.item
LEFT JOIN country AS c ON c.id = s."value"
LEFT JOIN name AS n ON n.id = s."value"
WHERE s.property = 'P495' AND s."type" = 'item'
