-- Every resource that a fact speaks of, and as what.
SELECT id, 'film' AS kind, 1 AS place FROM movie
UNION
SELECT id, kind, 2 FROM agent
UNION
SELECT agent, 'organisation', 3 FROM credited WHERE property = 'distributor' AND agent IS NOT NULL
UNION
SELECT f.object, 'place', 4
FROM fact AS f
JOIN agent AS a ON a.id = f.id AND a.kind = 'person'
WHERE f.property IN ('birthPlace', 'deathPlace') AND f.object IS NOT NULL
UNION
SELECT f.object, 'work', 5
FROM fact AS f
JOIN movie AS m ON m.id = f.id
LEFT JOIN movie AS known ON known.id = f.object
WHERE f.property = 'basedOn' AND f.object IS NOT NULL AND known.id IS NULL
UNION
SELECT f.object, 'series', 6
FROM fact AS f
JOIN movie AS m ON m.id = f.id
LEFT JOIN movie AS known ON known.id = f.object
WHERE f.property = 'series' AND f.object IS NOT NULL AND known.id IS NULL
