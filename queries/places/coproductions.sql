WITH pair AS (
    SELECT a.object AS a, b.object AS b, count(DISTINCT a.subject) AS films, min(f.label) AS one
    FROM graph.edges a JOIN graph.edges b ON b.subject = a.subject AND b.property = a.property AND b.object <> a.object
    JOIN graph.things f ON f.id = a.subject
    WHERE a.property = 'schema:countryOfOrigin'
        AND a.subject IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY ALL
)
SELECT c.label AS country, p.label AS partner, films, one
FROM pair JOIN graph.things c ON c.id = a JOIN graph.things p ON p.id = b
WHERE c.label < p.label
ORDER BY films DESC, country, partner
