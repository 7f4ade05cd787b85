-- Where films were shot and play, and where and when they came out, in words.
WITH told AS (
    SELECT m.film, c.property, c.value, c.is_node
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    WHERE c.property IN ('locationCreated', 'contentLocation', 'releasedEvent', 'publication', 'datePublished')
),
event AS (
    SELECT t.film, t.value AS node, CASE WHEN y.value = 'broadcastevent' THEN 'television' WHEN y.value = 'ondemandevent' THEN 'streaming' END AS kind
    FROM told AS t
    LEFT JOIN claim AS y ON y.subject = t.value AND y.property = 'type'
    WHERE t.property IN ('releasedEvent', 'publication') AND t.is_node
)
SELECT DISTINCT t.film, t.property, coalesce(s.text, t.value) AS text, NULL AS day, NULL AS kind, NULL AS publisher
FROM told AS t
LEFT JOIN site AS s ON t.is_node AND s.node = t.value
WHERE t.property IN ('locationCreated', 'contentLocation')
UNION
SELECT film, 'release' AS property, NULL AS text, value AS day, NULL AS kind, NULL AS publisher
FROM told
WHERE property IN ('datePublished', 'releasedEvent') AND NOT is_node
UNION
SELECT e.film, 'release' AS property, coalesce(s.text, w.value) AS text, d.value AS day, e.kind, coalesce(l.name, CASE WHEN NOT p.is_node THEN p.value END) AS publisher
FROM event AS e
LEFT JOIN claim AS d ON d.subject = e.node AND d.property IN ('startDate', 'datePublished') AND NOT d.is_node
LEFT JOIN claim AS w ON w.subject = e.node AND w.property = 'location'
LEFT JOIN site AS s ON w.is_node AND s.node = w.value
LEFT JOIN claim AS p ON p.subject = e.node AND p.property = 'publishedBy'
LEFT JOIN label AS l ON p.is_node AND l.node = p.value
WHERE coalesce(d.value, w.value, p.value) IS NOT NULL
