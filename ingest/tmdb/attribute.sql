-- Year, running time, money and ratings. The year is that of the date under which TMDb lists the film.
SELECT film AS subject, 'film:year' AS property, substr(release_date, 1, 4) AS value FROM movie WHERE release_date IS NOT NULL
UNION ALL
SELECT film, 'film:runtimeMinutes', runtime FROM movie WHERE runtime IS NOT NULL
UNION ALL
SELECT film, 'film:budget', budget FROM movie WHERE budget IS NOT NULL
UNION ALL
SELECT film, 'film:boxOffice', revenue FROM movie WHERE revenue IS NOT NULL
UNION ALL
SELECT film, 'film:rating', rating FROM movie WHERE rating IS NOT NULL
UNION ALL
SELECT film, 'film:ratingCount', votes FROM movie WHERE votes IS NOT NULL AND rating IS NOT NULL
UNION ALL
SELECT film, 'schema:isFamilyFriendly', 'false' FROM movie WHERE adult
