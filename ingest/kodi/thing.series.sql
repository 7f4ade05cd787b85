-- Sets, which are series of films.
SELECT DISTINCT series AS thing, 'series' AS kind, name FROM series
