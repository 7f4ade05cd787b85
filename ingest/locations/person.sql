-- Directors, writers and actors: a bare name says who it is only within the film.
SELECT DISTINCT person, film, name FROM person_of_film
