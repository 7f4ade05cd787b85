-- summary: Which films were banned, cut or withdrawn, one row a restriction and source.
-- film: The film's IRI.
-- title: The film.
-- place: Where.
-- scope: From what: cinemas, television, streaming services.
-- date: When, in EDTF.
-- reason: Why, as worded.
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name AS title, p.name AS place, s.name AS scope, r.date, r.reason, r.source
FROM restriction r JOIN identity f ON f.key = r.film LEFT JOIN identity p ON p.key = r.place
LEFT JOIN identity s ON s.key = r.scope
