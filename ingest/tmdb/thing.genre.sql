-- Genres.
SELECT DISTINCT genre AS thing, 'genre' AS kind, label AS name FROM genre
