-- Episodes belong to their series.
SELECT
    'imdb:' || tconst AS film,
    'imdb:' || parentTconst AS object,
    'schema:isPartOf' AS kind,
    CAST(episodeNumber AS INTEGER) AS position
FROM title_episode
