-- Films, each by the fullest and latest naming: a record before a list, many votes before few. 0 and empty text are unknown.
SELECT
    'tmdb:movie/' || id AS film,
    id,
    coalesce(title, original_title) AS title,
    CASE WHEN original_title <> title THEN original_title END AS original_title,
    CASE
        WHEN original_language = 'cn' THEN 'yue'
        WHEN original_language <> 'xx' THEN original_language
    END AS original_language,
    CASE WHEN TRY_CAST(release_date AS DATE) IS NOT NULL THEN release_date END AS release_date,
    CASE WHEN runtime >= 1 THEN CAST(CAST(floor(runtime) AS BIGINT) AS VARCHAR) END AS runtime,
    CASE WHEN TRY_CAST(budget AS DOUBLE) > 0 THEN budget END AS budget,
    CASE WHEN TRY_CAST(revenue AS DOUBLE) > 0 THEN revenue END AS revenue,
    CASE WHEN TRY_CAST(vote_average AS DOUBLE) > 0 AND coalesce(votes, 1) > 0 THEN vote_average END AS rating,
    CASE WHEN votes > 0 THEN CAST(votes AS VARCHAR) END AS votes,
    adult = 'true' AS adult
FROM (
    SELECT
        id, place, title, original_title, original_language, release_date, runtime, budget, revenue, vote_average, votes, adult,
        row_number() OVER (
            PARTITION BY id
            ORDER BY place, coalesce(votes, 0) DESC, CASE WHEN runtime > 0 THEN 0 ELSE 1 END, title, original_title, release_date
        ) AS choice
    FROM (
        SELECT
            id,
            place,
            nullif(trim(title), '') AS title,
            nullif(trim(original_title), '') AS original_title,
            nullif(regexp_extract(lower(trim(original_language)), '^[a-z]{2,3}$', 0), '') AS original_language,
            nullif(regexp_extract(trim(release_date), '^[0-9]{4}-[0-9]{2}-[0-9]{2}', 0), '') AS release_date,
            TRY_CAST(runtime AS DOUBLE) AS runtime,
            trim(budget) AS budget,
            trim(revenue) AS revenue,
            trim(vote_average) AS vote_average,
            TRY_CAST(TRY_CAST(vote_count AS DOUBLE) AS BIGINT) AS votes,
            lower(trim(adult)) AS adult
        FROM entry
    ) AS cleaned
) AS ranked
WHERE choice = 1
