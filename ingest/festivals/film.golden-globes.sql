-- Works of the Golden Globes: a series where a category says so, a film, or either.
SELECT film, CASE WHEN count(kind) = count(*) THEN min(kind) END AS kind, min(called) AS name FROM globe_work GROUP BY film
