-- Of people: days of birth and death, occupation, pages elsewhere.
SELECT DISTINCT w.agent AS subject, 'schema:' || c.property AS property, d.edtf AS value
FROM worker AS w
JOIN claim AS c ON c.subject = w.node AND c.property IN ('birthDate', 'deathDate')
JOIN day AS d ON d.text = c.value
WHERE w.kind = 'person'
UNION ALL
SELECT DISTINCT w.agent, 'schema:jobTitle', c.value
FROM worker AS w
JOIN claim AS c ON c.subject = w.node AND c.property = 'jobTitle' AND NOT c.is_node
WHERE w.kind = 'person'
UNION ALL
SELECT DISTINCT w.agent, 'schema:sameAs', c.value
FROM worker AS w
JOIN claim AS c ON c.subject = w.node AND c.property = 'sameAs' AND c.value LIKE 'http%'
