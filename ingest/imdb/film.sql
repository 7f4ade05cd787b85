-- Every title. A movie, short, television film or video is a schema:Movie; what else it is says attribute.sql.
SELECT
    'imdb:' || tconst AS film,
    CASE
        WHEN titleType IN ('tvSeries', 'tvMiniSeries') THEN 'TVSeries'
        WHEN titleType IN ('tvEpisode', 'tvPilot') THEN 'TVEpisode'
        WHEN titleType = 'videoGame' THEN 'VideoGame'
    END AS kind,
    coalesce(primaryTitle, originalTitle, tconst) AS name
FROM title_basics
