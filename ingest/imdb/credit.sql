-- Credits of title.principals. Only those who play have a billing: IMDb's ordering runs over cast and crew alike.
WITH cast_order AS (
    SELECT tconst, ordering, row_number() OVER (PARTITION BY tconst ORDER BY CAST(ordering AS INTEGER)) AS billing
    FROM title_principals
    WHERE category IN ('actor', 'actress')
),
parts AS (
    SELECT tconst, ordering, trim(replace(replace(part, '\"', '"'), '\\', '\')) AS name
    FROM (
        SELECT tconst, ordering, unnest(string_split(substr(characters, 3, length(characters) - 4), '","')) AS part
        FROM title_principals
        WHERE characters LIKE '["%"]'
    ) AS listed
)
SELECT
    'imdb:' || p.tconst AS film,
    'imdb:' || p.nconst AS agent,
    r.role,
    'imdb:' || p.tconst || '#character/' || nullif(parts.name, '') AS "character",
    o.billing,
    CASE WHEN lower(p.job) <> replace(p.category, '_', ' ') THEN p.job END AS job
FROM title_principals AS p
JOIN known_role AS r ON r.scheme = 'imdb' AND r.code = p.category
LEFT JOIN cast_order AS o ON o.tconst = p.tconst AND o.ordering = p.ordering
LEFT JOIN parts ON parts.tconst = p.tconst AND parts.ordering = p.ordering
