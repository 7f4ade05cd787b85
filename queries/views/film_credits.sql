-- summary: Who did what on which film, one row a credit and source.
-- film: The film's IRI.
-- title: The film.
-- agent: The IRI of the person or company.
-- name: The person or company.
-- role: The role: director, actor, …
-- character: The character played.
-- billing: Position in the list of the cast, from 1.
-- credited_as: The name as credited, where it differs.
-- job: The job as the source words it.
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name AS title, a.iri AS agent, a.name, replace(c.role, 'role:', '') AS role,
    p.name AS character, c.billing, c.credited_as, c.job, c.source
FROM credit c JOIN identity f ON f.key = c.film JOIN identity a ON a.key = c.agent
LEFT JOIN identity p ON p.key = c.character
