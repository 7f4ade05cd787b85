-- Ratings.
SELECT film AS subject, 'film:rating' AS property, rating AS value FROM rating
UNION ALL
SELECT film, 'film:ratingCount', CAST(votes AS VARCHAR) FROM rating WHERE votes > 0
