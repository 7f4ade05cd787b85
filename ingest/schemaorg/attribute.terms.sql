-- Genres, languages and countries of origin.
SELECT film AS subject, 'schema:genre' AS property, genre AS object FROM style
UNION ALL
SELECT film, 'schema:' || property, term FROM tongue
