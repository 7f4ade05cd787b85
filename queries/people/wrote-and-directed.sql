SELECT DISTINCT p.label AS name, f.label AS title, y.value AS year
FROM graph.edges d JOIN graph.edges w ON w.subject = d.subject AND w.object = d.object AND w.property = 'film:screenwriter'
JOIN graph.things p ON p.id = d.object JOIN graph.things f ON f.id = d.subject
LEFT JOIN graph.edges y ON y.subject = d.subject AND y.property = 'film:year'
WHERE d.property = 'schema:director'
    AND d.subject IN (FROM graph.of_kind($kind::VARCHAR[]))
ORDER BY name, year NULLS FIRST, title
