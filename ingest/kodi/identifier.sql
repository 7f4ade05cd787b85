-- Ids of films, series and episodes, and of sets.
SELECT film AS entity, scheme, value FROM naming
UNION ALL
SELECT DISTINCT series, 'tmdb', 'collection/' || tmdb FROM series WHERE tmdb IS NOT NULL
