-- What a film or episode is part of: a series of television is a film of its own, another series is not. A website, a
-- list or a page is no series.
WITH whole AS (
    SELECT
        m.film,
        m.kind,
        e.number,
        e.whole,
        e.is_node,
        y.value AS type,
        coalesce(l.name, CASE WHEN NOT e.is_node THEN e.whole END) AS name
    FROM movie AS m
    JOIN episode AS e ON e.node = m.node
    LEFT JOIN claim AS y ON e.is_node AND y.subject = e.whole AND y.property = 'type'
    LEFT JOIN label AS l ON e.is_node AND l.node = e.whole
)
SELECT DISTINCT w.film, CASE WHEN w.kind = 'TVEpisode' THEN w.number END AS number, s.film AS object, NULL AS name, NULL AS kind
FROM whole AS w
JOIN movie AS s ON w.is_node AND s.node = w.whole AND s.kind = 'TVSeries'
WHERE s.film <> w.film
UNION
SELECT
    film,
    number,
    CASE WHEN kind = 'TVEpisode' THEN film || '#series/' || name ELSE 'schemaorg:series/' || name END AS object,
    name,
    CASE WHEN kind = 'TVEpisode' THEN 'TVSeries' ELSE 'series' END AS kind
FROM whole
WHERE name <> '' AND ((is_node AND type IN ('movieseries', 'creativeworkseries', 'bookseries')) OR (NOT is_node AND name NOT LIKE 'http%'))
