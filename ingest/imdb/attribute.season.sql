-- The season of an episode.
SELECT 'imdb:' || tconst AS subject, 'film:season' AS property, seasonNumber AS value
FROM title_episode WHERE seasonNumber IS NOT NULL
