-- Every film of the list.
SELECT film, min(title) AS name FROM entry GROUP BY film
