-- Genres of films.
SELECT film AS subject, 'schema:genre' AS property, genre AS object FROM kind
