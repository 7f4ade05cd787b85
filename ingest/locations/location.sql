-- Where the film was shot: places in the city, or the city where the list names none.
SELECT DISTINCT film, 'locations:place/' || lower(location) AS place, 'film:filmingLocation' AS kind FROM entry WHERE location IS NOT NULL
UNION ALL
SELECT film, 'locations:san-francisco', 'film:filmingLocation' FROM entry GROUP BY film HAVING count(location) = 0
