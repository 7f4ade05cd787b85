-- Titles that other files speak of and title.basics does not have: they keep their facts, labelled by their id.
SELECT 'imdb:' || id AS film, coalesce(max(kind), 'CreativeWork') AS kind, id AS name
FROM (
    SELECT tconst AS id, NULL AS kind FROM title_principals
    UNION ALL SELECT titleId, NULL FROM title_akas
    UNION ALL SELECT tconst, NULL FROM title_crew WHERE directors IS NOT NULL OR writers IS NOT NULL
    UNION ALL SELECT tconst, NULL FROM title_ratings
    UNION ALL SELECT tconst, 'TVEpisode' FROM title_episode
    UNION ALL SELECT parentTconst, 'TVSeries' FROM title_episode
) AS told
WHERE id NOT IN (SELECT tconst FROM title_basics)
GROUP BY id
