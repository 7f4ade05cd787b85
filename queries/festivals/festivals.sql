WITH shown AS (
    SELECT festival, count(DISTINCT film) AS films, count(DISTINCT edition) AS editions
    FROM graph.screening WHERE node
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
    GROUP BY festival
)
SELECT f.label AS name, films, editions FROM shown JOIN graph.things f ON f.id = festival
ORDER BY films DESC, name, editions
