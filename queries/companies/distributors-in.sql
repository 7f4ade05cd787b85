WITH shown AS (
    SELECT distributor, count(DISTINCT film) AS films, min(f.label) AS one
    FROM graph.release JOIN graph.things f ON f.id = film
    WHERE node AND place IN (SELECT number_of(unnest($place::VARCHAR[])))
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY distributor
)
SELECT d.label AS distributor, films, one FROM shown JOIN graph.things d ON d.id = shown.distributor
ORDER BY films DESC, d.label, one
