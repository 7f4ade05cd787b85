-- Who released a film.
SELECT DISTINCT 'schemaorg:organisation/' || publisher AS organisation, publisher AS name FROM spot WHERE publisher IS NOT NULL
