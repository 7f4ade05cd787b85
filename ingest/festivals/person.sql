-- Directors: a bare name says who it is only within the film.
SELECT person, film, name FROM director
