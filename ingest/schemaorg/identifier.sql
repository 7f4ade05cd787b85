-- Identifiers of films, people and companies in other databases; one of another kind of thing is none.
SELECT DISTINCT m.film AS entity, c.scheme, c.value
FROM movie AS m
JOIN code AS c ON c.node = m.node AND c.kind IN ('film', '')
UNION
SELECT DISTINCT w.agent AS entity, c.scheme, c.value
FROM worker AS w
JOIN code AS c ON c.node = w.node AND c.kind IN (w.kind, '')
