-- summary: Everything that has a name: one row a thing.
-- iri: The thing.
-- kind: film, person, organisation, place, festival, …
-- name: Its preferred name.
SELECT iri, min(kind) AS kind, min(name) AS name FROM identity GROUP BY iri
