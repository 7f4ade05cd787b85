-- Years of release.
SELECT DISTINCT film AS subject, 'film:year' AS property, year AS value FROM entry WHERE year IS NOT NULL
