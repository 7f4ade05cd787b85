-- Companies of one name count as one: the first stands for all.
WITH company AS (
    SELECT id, label, min(id) OVER (PARTITION BY label) AS name FROM graph.things
    WHERE id IN (SELECT object FROM graph.edges WHERE property = 'schema:productionCompany')
), made AS (
    SELECT subject AS film, object, name FROM graph.edges JOIN company ON id = object
    WHERE property = 'schema:productionCompany'
        AND subject IN (FROM graph.of_kind($kind::VARCHAR[]))
), pair AS (
    SELECT least(a.name, b.name) AS a, greatest(a.name, b.name) AS b, count(DISTINCT film) AS films, min(f.label) AS one
    FROM made a JOIN made b USING (film) JOIN graph.things f ON f.id = film
    WHERE a.object < b.object GROUP BY 1, 2
)
SELECT least(x.label, y.label) AS company, greatest(x.label, y.label) AS partner, films, one
FROM pair JOIN company x ON x.id = a JOIN company y ON y.id = b
ORDER BY films DESC, company, partner
