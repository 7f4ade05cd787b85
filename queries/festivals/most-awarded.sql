WITH honoured AS (
    SELECT film, count(*) AS won FROM graph.award
    WHERE node AND outcome = number_of('https://w3id.org/reelgraph/ontology#won')
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY film
)
SELECT f.label AS title, won FROM honoured JOIN graph.things f ON f.id = film
ORDER BY won DESC, title
