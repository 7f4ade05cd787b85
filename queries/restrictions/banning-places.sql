WITH banned AS (
    SELECT place, count(DISTINCT film) AS films, min(f.label) AS one FROM graph.restriction JOIN graph.things f ON f.id = film
    WHERE node AND place IS NOT NULL
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY place
)
SELECT p.label AS place, films, one FROM banned JOIN graph.things p ON p.id = banned.place
ORDER BY films DESC, p.label, one
