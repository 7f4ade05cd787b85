-- The rating, on the scale of its source, and how many ratings it is the mean of; no rating where nobody rated.
WITH rated AS (
    SELECT
        m.film,
        row_number() OVER (PARTITION BY m.film ORDER BY c.place, v.value, n.value) AS number,
        regexp_extract(replace(v.value, ',', '.'), '^([0-9]+(?:\.[0-9]+)?)', 1) AS rating,
        regexp_extract(regexp_replace(coalesce(n.value, r.value), '[,. ]', '', 'g'), '^([0-9]+)', 1) AS ratings
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'aggregateRating'
    JOIN claim AS v ON v.subject = c.value AND v.property = 'ratingValue'
    LEFT JOIN claim AS n ON n.subject = c.value AND n.property = 'ratingCount'
    LEFT JOIN claim AS r ON r.subject = c.value AND r.property = 'reviewCount'
    WHERE coalesce(n.value, r.value, '') NOT IN ('0', '0.0') AND regexp_matches(v.value, '[1-9]')
)
SELECT film AS subject, 'film:rating' AS property, rating AS value FROM rated WHERE number = 1 AND rating <> ''
UNION ALL
SELECT film, 'film:ratingCount', ratings FROM rated WHERE number = 1 AND rating <> '' AND ratings <> ''
