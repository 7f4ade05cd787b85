-- Films; one that only answers about its credits or releases speak of has no title here, and is labelled by its id.
SELECT film, CASE WHEN title IS NULL THEN 'CreativeWork' END AS kind, coalesce(title, 'movie/' || id) AS name FROM movie
