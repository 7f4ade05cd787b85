-- Countries, genres, certificates and keywords.
SELECT
    w.film AS subject,
    'schema:countryOfOrigin' AS property,
    NULL AS value,
    coalesce(c.country, 'country:' || regexp_replace(lower(w.word), '[^\p{L}\p{N}]+', '-', 'g')) AS object
FROM word AS w
LEFT JOIN known_country AS c ON c.name = lower(w.word)
WHERE w.element = 'country'
UNION ALL
SELECT
    w.film,
    'schema:genre',
    NULL,
    coalesce(g.genre, 'genre:' || regexp_replace(lower(w.word), '[^\p{L}\p{N}]+', '-', 'g'))
FROM word AS w
LEFT JOIN known_genre AS g ON g.name = lower(w.word)
WHERE w.element = 'genre'
UNION ALL
SELECT film, 'schema:contentRating', word, NULL FROM word WHERE element = 'certificate'
UNION ALL
SELECT film, 'schema:keywords', word, NULL FROM word WHERE element = 'tag'
