-- People, by the name that most nominations give them; one without an id is known within the film alone.
SELECT
    recipient AS person,
    CASE WHEN recipient LIKE '%#person/%' AND recipient NOT LIKE 'oscars:ceremony/%' THEN split_part(recipient, '#person/', 1) END AS film,
    coalesce(name, imdb) AS name
FROM called
WHERE kind = 'person' AND place = 1
