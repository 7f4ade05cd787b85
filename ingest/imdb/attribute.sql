-- Year, running time and the kind of title, where that is more than a film, series or episode.
SELECT 'imdb:' || tconst AS subject, 'film:year' AS property, startYear AS value
FROM title_basics WHERE startYear IS NOT NULL
UNION ALL
SELECT 'imdb:' || tconst, 'schema:endDate', endYear
FROM title_basics WHERE endYear IS NOT NULL
UNION ALL
SELECT 'imdb:' || tconst, 'film:runtimeMinutes', runtimeMinutes
FROM title_basics WHERE runtimeMinutes IS NOT NULL
UNION ALL
SELECT 'imdb:' || tconst, 'film:titleType', titleType
FROM title_basics WHERE titleType NOT IN ('movie', 'tvSeries', 'tvEpisode', 'videoGame')
UNION ALL
SELECT 'imdb:' || tconst, 'schema:isFamilyFriendly', 'false'
FROM title_basics WHERE isAdult = '1'
