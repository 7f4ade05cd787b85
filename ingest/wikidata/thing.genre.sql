-- Genres.
SELECT genre AS thing, 'genre' AS kind, min(name) AS name FROM genre GROUP BY genre
