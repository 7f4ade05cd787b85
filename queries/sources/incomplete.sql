WITH lacking AS (
    SELECT t.subject AS film, unnest(['a year', 'a director', 'a country', 'a genre']) AS lacks,
        unnest(['film:year', 'schema:director', 'schema:countryOfOrigin', 'schema:genre']) AS property
    FROM graph.edges t WHERE t.property = 'rdf:type' AND t.value = 'https://schema.org/Movie'
)
SELECT f.label AS title, y.value AS year, lacks
FROM lacking ANTI JOIN graph.edges said ON said.subject = film AND said.property = lacking.property
JOIN graph.things f ON f.id = film LEFT JOIN graph.edges y ON y.subject = film AND y.property = 'film:year'
ORDER BY title, year NULLS FIRST, lacks
