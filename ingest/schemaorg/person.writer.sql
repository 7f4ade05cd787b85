-- Authors of works, each known within the film.
SELECT DISTINCT person, film, name FROM writer
