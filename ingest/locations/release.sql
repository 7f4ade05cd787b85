-- Who distributed the film.
SELECT film, organisation AS distributor FROM company WHERE role = 'distributor'
