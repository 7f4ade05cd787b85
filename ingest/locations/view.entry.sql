-- Films by title and year, with the years that are none left out.
SELECT DISTINCT
    'locations:film/' || lower(title) || coalesce(' (' || year || ')', '') AS film,
    title,
    year,
    CASE WHEN NOT regexp_matches(lower(location), '^(n[./]?a[.]?|none|unknown|unlisted|not (known|listed|available)|tb[ad]|[-–—?.]+)$') THEN location END AS location
FROM (
    SELECT
        nullif(trim(regexp_replace("Title", '\s+', ' ', 'g')), '') AS title,
        nullif(regexp_extract("Release Year", '^\s*((18|19|20)[0-9][0-9])\s*$', 1), '') AS year,
        nullif(trim(regexp_replace("Locations", '\s+', ' ', 'g')), '') AS location
    FROM locations
) AS cleaned
WHERE title IS NOT NULL
