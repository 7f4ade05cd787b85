-- Age ratings as worded, keywords one by one, and pages elsewhere about the film.
SELECT DISTINCT m.film AS subject, 'schema:contentRating' AS property, coalesce(l.name, r.value, CASE WHEN NOT c.is_node THEN c.value END) AS value
FROM movie AS m
JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'contentRating'
LEFT JOIN label AS l ON c.is_node AND l.node = c.value
LEFT JOIN claim AS r ON c.is_node AND r.subject = c.value AND r.property = 'ratingValue'
WHERE coalesce(l.name, r.value, CASE WHEN NOT c.is_node THEN c.value END) IS NOT NULL
UNION ALL
SELECT DISTINCT film, 'schema:keywords', trim(word)
FROM (
    SELECT m.film, unnest(string_split(regexp_replace(coalesce(l.name, c.value), '\s*[,;|]\s*', '|', 'g'), '|')) AS word
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'keywords'
    LEFT JOIN label AS l ON c.is_node AND l.node = c.value
    WHERE NOT c.is_node OR l.name IS NOT NULL
) AS filed
WHERE trim(word) <> ''
UNION ALL
SELECT DISTINCT m.film, 'schema:sameAs', c.value
FROM movie AS m
JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'sameAs'
WHERE c.value LIKE 'http%'
