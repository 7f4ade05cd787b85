-- summary: What each company did on which film: produced or distributed it, one row each.
-- company: The company's IRI.
-- name: The company.
-- film: The film's IRI.
-- title: The film.
-- part: Its role, such as production-company; distributor for releases.
SELECT DISTINCT a.iri AS company, a.name, f.iri AS film, f.name AS title, replace(c.role, 'role:', '') AS part
FROM credit c JOIN identity a ON a.key = c.agent AND a.kind = 'organisation' JOIN identity f ON f.key = c.film
UNION
SELECT a.iri, a.name, f.iri, f.name, 'distributor'
FROM release r JOIN identity a ON a.key = r.distributor JOIN identity f ON f.key = r.film
