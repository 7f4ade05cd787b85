-- Works that films are based on: another film, or a work by name with its authors.
SELECT DISTINCT
    m.film,
    coalesce(o.film, m.film || '#work/' || coalesce(l.name, c.value)) AS object,
    CASE WHEN o.film IS NULL THEN coalesce(l.name, c.value) END AS name,
    CASE WHEN c.is_node THEN c.value END AS node
FROM movie AS m
JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'isBasedOn'
LEFT JOIN movie AS o ON c.is_node AND o.node = c.value
LEFT JOIN label AS l ON c.is_node AND l.node = c.value
WHERE coalesce(o.film, l.name, CASE WHEN NOT c.is_node THEN c.value END) IS NOT NULL AND coalesce(o.film, '') <> m.film
