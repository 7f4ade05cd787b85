-- Identifiers of works and their authors.
SELECT DISTINCT s.object AS entity, c.scheme, c.value
FROM origin AS s
JOIN code AS c ON c.node = s.node AND c.kind = ''
WHERE s.name IS NOT NULL
UNION
SELECT DISTINCT w.person AS entity, c.scheme, c.value
FROM writer AS w
JOIN code AS c ON c.node = w.node AND c.kind IN ('person', '')
