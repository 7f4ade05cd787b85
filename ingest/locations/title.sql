-- Titles, in each spelling.
SELECT film, title AS text, CASE WHEN place = 1 THEN 'preferred' ELSE 'alternate' END AS kind
FROM (SELECT film, title, row_number() OVER (PARTITION BY film ORDER BY title) AS place FROM (SELECT DISTINCT film, title FROM entry) AS spelt) AS titled
