WITH rated AS (
    SELECT r.subject AS film, r.value::DECIMAL(18, 6) AS rating, n.value::BIGINT AS ratings
    FROM graph.edges r LEFT JOIN graph.edges n ON n.subject = r.subject AND n.property = 'film:ratingCount'
    WHERE r.property = 'film:rating'
        AND r.subject IN (FROM graph.of_kind($kind::VARCHAR[]))
)
SELECT DISTINCT f.label AS title, y.value AS year, rating, ratings
FROM rated JOIN graph.things f ON f.id = film LEFT JOIN graph.edges y ON y.subject = film AND y.property = 'film:year'
WHERE ratings >= (SELECT min(unnest::BIGINT) FROM unnest($least::VARCHAR[]))
ORDER BY rating DESC, ratings DESC NULLS LAST, title, year NULLS FIRST
