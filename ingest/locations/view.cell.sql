-- The cells that name people and companies, with the role that the column gives them.
WITH listed AS (
    SELECT "Title" AS title, "Release Year" AS year, 'role:director' AS role, 1 AS place, "Director" AS said FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:writer', 1, "Writer" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:writer', 1, "Writer 1" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:writer', 2, "Writer 2" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:writer', 3, "Writer 3" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:writer', 4, "Writer 4" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:actor', 1, "Actor 1" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:actor', 2, "Actor 2" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:actor', 3, "Actor 3" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'role:production-company', 1, "Production Company" FROM locations
    UNION ALL SELECT "Title", "Release Year", 'distributor', 1, "Distributor" FROM locations
),
cleaned AS (
    SELECT
        role,
        place,
        lower(trim(regexp_replace(title, '\s+', ' ', 'g'))) AS title,
        nullif(regexp_extract(year, '^\s*((18|19|20)[0-9][0-9])\s*$', 1), '') AS year,
        trim(regexp_replace(regexp_replace(said, '\s*\n\s*', '|', 'g'), '\s+', ' ', 'g')) AS said
    FROM listed
)
SELECT DISTINCT 'locations:film/' || title || coalesce(' (' || year || ')', '') AS film, role, place, said
FROM cleaned
WHERE title <> '' AND said <> ''
    AND NOT regexp_matches(lower(said), '^(n[./]?a[.]?|none|unknown|unlisted|not (known|listed|available)|tb[ad]|[-–—?.]+)$')
