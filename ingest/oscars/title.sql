-- The title, and other spellings of it.
SELECT film, title AS text, CASE WHEN place = 1 THEN 'preferred' ELSE 'alternate' END AS kind
FROM (SELECT film, title, row_number() OVER (PARTITION BY film ORDER BY count(*) DESC, title) AS place FROM nominated GROUP BY film, title) AS titled
