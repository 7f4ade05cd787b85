-- Ids without a row of their own.
SELECT DISTINCT 'imdb:' || id AS entity, 'imdb' AS scheme, id AS value
FROM (
    SELECT tconst AS id FROM title_principals
    UNION ALL SELECT nconst FROM title_principals
    UNION ALL SELECT titleId FROM title_akas
    UNION ALL SELECT tconst FROM title_episode
    UNION ALL SELECT parentTconst FROM title_episode
    UNION ALL SELECT tconst FROM title_ratings
    UNION ALL SELECT tconst FROM title_crew
    UNION ALL SELECT unnest(string_split(directors, ',')) FROM title_crew WHERE directors IS NOT NULL
    UNION ALL SELECT unnest(string_split(writers, ',')) FROM title_crew WHERE writers IS NOT NULL
) AS told
WHERE id NOT IN (SELECT tconst FROM title_basics) AND id NOT IN (SELECT nconst FROM name_basics)
