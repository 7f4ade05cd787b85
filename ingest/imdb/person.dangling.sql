-- People credited without a row in name.basics: the credit stays, and the person is labelled by the id.
SELECT DISTINCT 'imdb:' || id AS person, id AS name
FROM (
    SELECT nconst AS id FROM title_principals
    UNION ALL SELECT unnest(string_split(directors, ',')) FROM title_crew WHERE directors IS NOT NULL
    UNION ALL SELECT unnest(string_split(writers, ',')) FROM title_crew WHERE writers IS NOT NULL
) AS told
WHERE id NOT IN (SELECT nconst FROM name_basics)
