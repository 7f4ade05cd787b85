-- Directors and writers of title.crew that title.principals, which lists the principal ones only, leaves out.
SELECT DISTINCT 'imdb:' || c.tconst AS film, 'imdb:' || c.nconst AS agent, r.role
FROM (
    SELECT tconst, 'director' AS category, unnest(string_split(directors, ',')) AS nconst
    FROM title_crew WHERE directors IS NOT NULL
    UNION ALL
    SELECT tconst, 'writer' AS category, unnest(string_split(writers, ',')) AS nconst
    FROM title_crew WHERE writers IS NOT NULL
) AS c
JOIN known_role AS r ON r.scheme = 'imdb' AND r.code = c.category
LEFT JOIN title_principals AS p ON p.tconst = c.tconst AND p.nconst = c.nconst AND p.category = c.category
WHERE p.tconst IS NULL
