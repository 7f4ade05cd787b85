-- People, by the name that most credits give; one without an id is known by name, within the film alone.
SELECT person, film, name
FROM (
    SELECT person, film, name, row_number() OVER (PARTITION BY person ORDER BY count(*) DESC, name) AS choice
    FROM (
        SELECT agent AS person, CASE WHEN person_id IS NULL THEN film END AS film, name FROM participant
    ) AS credited
    GROUP BY person, film, name
) AS named
WHERE choice = 1
