-- People credited, and those who have a page of their own; who is known by name alone is known within the film.
SELECT agent AS person, CASE WHEN is_bare THEN film END AS film, name
FROM worker
WHERE kind = 'person'
GROUP BY agent, CASE WHEN is_bare THEN film END, name
