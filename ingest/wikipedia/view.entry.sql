-- Entries with their film: the article that they link to, else title and year. An entry ten years and more after
-- the first of its article is a remake or another version, which has no article of its own.
WITH cleaned AS (
    SELECT DISTINCT
        nullif(trim(regexp_replace(regexp_replace(regexp_replace(title,
            '\.mw-parser-output[^{}]*\{[^{}]*\}', '', 'g'), '\[[^\[\]]{1,3}\]', '', 'g'), '[\s\x{00A0}]+', ' ', 'g')), '') AS title,
        nullif(regexp_extract(year, '(1[89][0-9][0-9]|20[0-9][0-9])', 1), '') AS year,
        nullif(replace(trim(href), ' ', '_'), '') AS href,
        nullif(trim(extract), '') AS extract,
        "cast",
        genres
    FROM films
),
placed AS (
    SELECT
        title,
        year,
        href,
        extract,
        "cast",
        genres,
        row_number() OVER (PARTITION BY href, title ORDER BY year, extract, "cast", genres) AS number,
        coalesce(CAST(year AS INTEGER) - CAST(min(year) OVER (PARTITION BY href) AS INTEGER) >= 10, false) AS later
    FROM cleaned
)
SELECT
    CASE
        WHEN href IS NULL THEN 'wikipedia:entry/' || title || coalesce(' (' || year || ')', '')
        WHEN later THEN 'wikipedia:article/' || href || '#' || year
        ELSE 'wikipedia:article/' || href
    END AS film,
    coalesce(title, replace(href, '_', ' ')) AS title,
    year,
    number,
    CASE WHEN NOT later AND href NOT LIKE '%#%' THEN href END AS article,
    CASE WHEN NOT later AND coalesce(href, '') NOT LIKE '%#%' THEN extract END AS extract,
    "cast",
    genres
FROM placed
WHERE title IS NOT NULL OR href IS NOT NULL
