-- Countries of MUBI's films.
SELECT DISTINCT country AS place, label AS name FROM origin
