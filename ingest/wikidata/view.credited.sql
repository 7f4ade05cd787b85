-- Credits of films: the property is the role. Distributors are told of as releases.
SELECT s.statement, m.id AS film, s."value" AS agent, s.property, r.role
FROM statement AS s
JOIN movie AS m ON m.id = s.item
JOIN known_role AS r ON r.scheme = 'wikidata' AND r.code = s.property
WHERE s."type" = 'item' AND s.property <> 'P750'
