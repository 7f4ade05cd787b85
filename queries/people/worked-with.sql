WITH asked AS MATERIALIZED (
    SELECT id, label_of(id) AS label FROM (SELECT number_of(unnest($person::VARCHAR[])) AS id)
), own AS MATERIALIZED (
    SELECT id, label, film, label_of(film) AS title FROM (SELECT id, label, unnest(credited(id)) AS film FROM asked)
    WHERE film IN (FROM graph.of_kind($kind::VARCHAR[]))
), theirs AS MATERIALIZED (
    SELECT id, label, film, title, unnest(credited(film)) AS other FROM own
), other AS MATERIALIZED (
    SELECT other, label_of(other) AS name FROM (SELECT DISTINCT other FROM theirs) WHERE kind_of(other) = 'person'
)
SELECT name, count(DISTINCT film) AS films, min(title) AS one
FROM theirs JOIN other USING (other) WHERE other <> id AND name <> label
GROUP BY name ORDER BY films DESC, name
