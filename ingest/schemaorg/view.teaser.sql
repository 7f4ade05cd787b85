-- Trailers, by name, else by address, with address and length.
SELECT
    m.film,
    coalesce(l.name, min(u.value), CASE WHEN NOT c.is_node THEN c.value END) AS name,
    coalesce(min(u.value), CASE WHEN NOT c.is_node AND c.value LIKE 'http%' THEN c.value END) AS address,
    min(d.value) AS duration
FROM movie AS m
JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'trailer'
LEFT JOIN label AS l ON c.is_node AND l.node = c.value
LEFT JOIN claim AS u ON c.is_node AND u.subject = c.value AND u.property IN ('url', 'embedUrl', 'contentUrl') AND u.value LIKE 'http%'
LEFT JOIN claim AS d ON c.is_node AND d.subject = c.value AND d.property = 'duration' AND NOT d.is_node
GROUP BY m.film, c.value, c.is_node, l.name
