-- Ratings.
SELECT 'imdb:' || tconst AS subject, 'film:rating' AS property, averageRating AS value FROM title_ratings
UNION ALL
SELECT 'imdb:' || tconst, 'film:ratingCount', numVotes FROM title_ratings
