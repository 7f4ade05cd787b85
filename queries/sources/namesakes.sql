WITH named AS (
    SELECT label, kind AS what FROM graph.things WHERE kind IN ('person', 'organisation', 'festival')
    UNION ALL
    SELECT label, 'film' FROM graph.things
    WHERE id IN (SELECT subject FROM graph.edges WHERE property = 'rdf:type' AND value = 'https://schema.org/Movie')
)
SELECT label AS name, what, count(*) AS things FROM named WHERE label IS NOT NULL GROUP BY ALL HAVING count(*) > 1
ORDER BY things DESC, name, what
