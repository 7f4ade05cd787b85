-- summary: Which festival showed which film, one row a screening and source.
-- film: The film's IRI.
-- title: The film.
-- festival: The festival.
-- edition: Its edition.
-- section: The section: Competition, Panorama.
-- premiere: world, international, …
-- date: The date in EDTF, as precise as said.
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name AS title, e.name AS festival, d.name AS edition, s.section, s.premiere, s.date, s.source
FROM screening s JOIN identity f ON f.key = s.film JOIN identity e ON e.key = s.festival
LEFT JOIN identity d ON d.key = s.edition
