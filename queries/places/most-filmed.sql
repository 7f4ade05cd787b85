WITH shot AS (
    SELECT object AS place, count(DISTINCT subject) AS films, min(f.label) AS one
    FROM graph.edges JOIN graph.things f ON f.id = subject
    WHERE property = 'film:filmingLocation'
        AND subject IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY object
)
SELECT p.label AS place, films, one FROM shot JOIN graph.things p ON p.id = shot.place
ORDER BY films DESC, p.label, one
