-- Titles that other files speak of and title.basics does not have: they keep their facts, labelled by their id.
SELECT DISTINCT 'imdb:' || id AS film, id AS name
FROM (
    SELECT tconst AS id FROM title_principals
    UNION ALL SELECT titleId FROM title_akas
    UNION ALL SELECT tconst FROM title_crew WHERE directors IS NOT NULL OR writers IS NOT NULL
    UNION ALL SELECT tconst FROM title_ratings
    UNION ALL SELECT tconst FROM title_episode
    UNION ALL SELECT parentTconst FROM title_episode
) AS told
WHERE id NOT IN (SELECT tconst FROM title_basics)
