WITH won AS (SELECT number_of('https://w3id.org/reelgraph/ontology#won') AS id),
nominated AS (
    SELECT film, count(*) FILTER (outcome <> (FROM won)) AS nominations FROM graph.award WHERE node
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY film HAVING count(*) FILTER (outcome = (FROM won)) = 0
)
SELECT f.label AS title, y.value AS year, nominations
FROM nominated JOIN graph.things f ON f.id = film LEFT JOIN graph.edges y ON y.subject = film AND y.property = 'film:year'
ORDER BY nominations DESC, title, year NULLS FIRST
