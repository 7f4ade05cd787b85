WITH one AS MATERIALIZED (SELECT number_of(unnest($person::VARCHAR[])) AS id),
two AS MATERIALIZED (SELECT number_of(unnest($other::VARCHAR[])) AS id),
shared AS MATERIALIZED (
    SELECT unnest(credited(id)) AS film FROM one INTERSECT SELECT unnest(credited(id)) FROM two
), credit AS (
    SELECT film, agent, label, edge, node, bool_or(node) OVER (PARTITION BY film, agent, edge) AS told
    FROM graph.credit JOIN graph.roles ON id = role
    WHERE film IN (FROM shared) AND agent IN (FROM one UNION FROM two)
        AND film IN (FROM graph.of_kind($kind::VARCHAR[]))
), job AS MATERIALIZED (
    SELECT DISTINCT film, agent, CASE WHEN node THEN label ELSE edge END AS job FROM credit WHERE node OR NOT told
)
SELECT DISTINCT label_of(own.film) AS title, y.value AS year, own.job, their.job AS theirs
FROM job own JOIN job their ON their.film = own.film
LEFT JOIN graph.edges y ON y.subject = own.film AND y.property = 'film:year'
WHERE own.agent IN (FROM one) AND their.agent IN (FROM two)
ORDER BY year NULLS FIRST, title, own.job, theirs
