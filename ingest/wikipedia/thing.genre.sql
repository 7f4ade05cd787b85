-- The genres themselves.
SELECT genre AS thing, 'genre' AS kind, min(label) AS name FROM kind GROUP BY genre
