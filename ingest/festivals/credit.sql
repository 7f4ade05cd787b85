-- Directors of MUBI's films.
SELECT film, person AS agent, 'role:director' AS role FROM director
