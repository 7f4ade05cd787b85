-- Titles: the first entry's, then others under which the lists have the same film.
SELECT film, title AS text, CASE WHEN place = 1 THEN 'preferred' ELSE 'alternate' END AS kind
FROM (
    SELECT film, title, row_number() OVER (PARTITION BY film ORDER BY year, title) AS place
    FROM (SELECT film, title, min(year) AS year FROM entry GROUP BY film, title) AS titled
) AS listed
