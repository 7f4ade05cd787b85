-- summary: Which award went to whom, for which film, won or nominated, one row a conferral and source.
-- film: The film's IRI; empty where no film is honoured.
-- title: The film.
-- recipient: The IRI of who received it, where that is not the film as a whole.
-- name: Who received it.
-- award: The award.
-- category: The category.
-- event: The festival, edition or ceremony.
-- date: When it was given, mostly a year.
-- for_year: The year of the films that were eligible, as worded.
-- outcome: won or nominated.
-- source: The key of the source that says so.
SELECT f.iri AS film, f.name AS title, r.iri AS recipient, coalesce(r.name, a.recipient_text) AS name, w.name AS award,
    c.name AS category, e.name AS event, a.date, a.for_year, a.outcome, a.source
FROM award a LEFT JOIN identity f ON f.key = a.film LEFT JOIN identity r ON r.key = a.recipient
LEFT JOIN identity w ON w.key = a.award LEFT JOIN identity c ON c.key = a.category
LEFT JOIN identity e ON e.key = a.event
