-- Every film that was nominated, by the title that most nominations give it.
SELECT film, title AS name
FROM (SELECT film, title, row_number() OVER (PARTITION BY film ORDER BY count(*) DESC, title) AS place FROM nominated GROUP BY film, title) AS titled
WHERE place = 1
