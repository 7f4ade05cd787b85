-- summary: Where and when a film came out, and through whom, one row a release and source.
-- film: The film's IRI.
-- title: The film.
-- place: The country or other place.
-- date: The date in EDTF, as precise as said.
-- kind: theatrical, home video, premiere, …
-- distributor: The company that released it there.
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name AS title, p.name AS place, r.date, r.kind, d.name AS distributor, r.source
FROM release r JOIN identity f ON f.key = r.film LEFT JOIN identity p ON p.key = r.place
LEFT JOIN identity d ON d.key = r.distributor
