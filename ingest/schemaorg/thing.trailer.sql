-- Trailers.
SELECT DISTINCT film || '#trailer/' || name AS thing, 'trailer' AS kind, name, film AS "of" FROM teaser WHERE name IS NOT NULL
