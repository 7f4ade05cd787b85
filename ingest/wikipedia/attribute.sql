-- Years, and the article itself.
SELECT DISTINCT film AS subject, 'film:year' AS property, year AS value FROM entry WHERE year IS NOT NULL
UNION ALL
SELECT DISTINCT film, 'schema:sameAs', 'https://en.wikipedia.org/wiki/' || article FROM entry WHERE article IS NOT NULL
