-- Years of films. A series is nominated in many years, of which none is its own.
SELECT film AS subject, 'film:year' AS property, min(coalesce(year_in_title, year_film)) AS value
FROM globe_work
WHERE kind IS NULL AND coalesce(year_in_title, year_film) IS NOT NULL
GROUP BY film
