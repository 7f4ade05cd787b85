WITH credit AS (
    SELECT film, agent, label, edge, node, bool_or(node) OVER (PARTITION BY film, agent, edge) AS told
    FROM graph.credit JOIN graph.roles ON id = role
    WHERE true
        AND film IN (SELECT number_of(unnest($film::VARCHAR[])))
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
), job AS (
    SELECT DISTINCT film, agent, CASE WHEN node THEN label ELSE edge END AS role FROM credit WHERE node OR NOT told
), several AS (
    SELECT film, agent, string_agg(role, ', ' ORDER BY role) AS jobs FROM job GROUP BY film, agent HAVING count(*) > 1
)
SELECT f.label AS title, p.label AS name, jobs
FROM several JOIN graph.things f ON f.id = film JOIN graph.things p ON p.id = agent AND p.kind = 'person'
ORDER BY title, name, jobs
