-- Films of MUBI's list.
SELECT film, min(title) AS name FROM entry GROUP BY film
