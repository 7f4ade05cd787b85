-- summary: Every title of every film, with language and country, one row a title and source.
-- film: The film's IRI.
-- name: The film's preferred name.
-- title: The title.
-- kind: preferred, original or alternate.
-- language: Its language as a BCP 47 tag.
-- country: Where it goes by this title.
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name, t.text AS title, t.kind, t.language, p.name AS country, t.source
FROM title t JOIN identity f ON f.key = t.film LEFT JOIN identity p ON p.key = t.place
