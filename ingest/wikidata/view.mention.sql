-- Every item that a fact speaks of, and as what.
SELECT id, 'film' AS kind, 1 AS place FROM movie
UNION
SELECT id, kind, 2 FROM agent
UNION
SELECT d.distributor, 'organisation', 3 FROM distribution AS d
UNION
SELECT id, 'place', 4 FROM situated
UNION
SELECT series, kind, 5 FROM event WHERE series IS NOT NULL
UNION
SELECT id, 'edition', 6 FROM event WHERE edition
UNION
SELECT prize, 'prize', 7 FROM honour
UNION
SELECT s."value", 'series', 8
FROM statement AS s
JOIN movie AS m ON m.id = s.item
LEFT JOIN movie AS known ON known.id = s."value"
WHERE s.property = 'P179' AND s."type" = 'item' AND known.id IS NULL
UNION
SELECT s."value", 'work', 9
FROM statement AS s
JOIN movie AS m ON m.id = s.item
LEFT JOIN movie AS known ON known.id = s."value"
WHERE s.property = 'P144' AND s."type" = 'item' AND known.id IS NULL
