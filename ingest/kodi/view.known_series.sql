-- Series by title, where one record of that title is here: their episodes know them by title alone.
SELECT title, min(film) AS film FROM work WHERE kind = 'TVSeries' AND title IS NOT NULL
GROUP BY title
HAVING count(DISTINCT film) = 1
