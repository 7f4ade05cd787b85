-- Every film, by the title of its first entry.
SELECT film, title AS name
FROM (SELECT film, title, row_number() OVER (PARTITION BY film ORDER BY year, title) AS place FROM entry) AS listed
WHERE place = 1
