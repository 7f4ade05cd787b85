-- People are counted by name, as the question says: the first of a name stands for all.
WITH person AS (
    SELECT id, label, min(id) OVER (PARTITION BY label) AS name FROM graph.things
    WHERE id IN (SELECT object FROM graph.edges WHERE property IN ('schema:director', 'schema:actor'))
), director AS (
    SELECT DISTINCT subject AS film, name FROM graph.edges JOIN person ON id = object
    WHERE property = 'schema:director'
        AND subject IN (FROM graph.of_kind($kind::VARCHAR[]))
), actor AS (
    SELECT DISTINCT subject AS film, name FROM graph.edges JOIN person ON id = object WHERE property = 'schema:actor'
), pair AS (
    SELECT d.name AS director, a.name AS actor, count(*) AS films FROM director d JOIN actor a USING (film)
    WHERE d.name <> a.name GROUP BY ALL HAVING count(*) > 1
)
SELECT d.label AS director, a.label AS actor, films
FROM pair JOIN person d ON d.id = pair.director JOIN person a ON a.id = pair.actor
ORDER BY films DESC, director, actor
