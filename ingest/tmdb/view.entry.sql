-- Every naming of a film: by a record of its own (place 1), on a list (2), or by an answer that only films have (3):
-- releases, titles, keywords of its own, a cast with `cast_id`.
WITH listed AS (
    SELECT
        r.id, r.title, r.original_title, r.original_language, r.release_date, r.vote_average, r.vote_count, r.adult, r.genre_ids,
        r.media_type
    FROM (SELECT unnest(results) AS r FROM api) AS found
    UNION ALL
    SELECT
        r.id, r.title, r.original_title, r.original_language, r.release_date, r.vote_average, r.vote_count, r.adult, r.genre_ids,
        r.media_type
    FROM (
        SELECT unnest(movie_results) AS r FROM api
        UNION ALL SELECT unnest(items) FROM api
        UNION ALL SELECT unnest(parts) FROM api
    ) AS found
)
SELECT
    id, 1 AS place, title, original_title, original_language, release_date, runtime, budget, revenue, vote_average, vote_count,
    adult, genre_ids
FROM answer
WHERE trim(title) <> '' OR trim(original_title) <> ''
UNION ALL
SELECT
    id, 2, title, original_title, original_language, release_date, NULL, NULL, NULL, vote_average, vote_count,
    adult, genre_ids
FROM listed
WHERE id > 0 AND coalesce(media_type, 'movie') = 'movie' AND (trim(title) <> '' OR trim(original_title) <> '')
UNION ALL
SELECT id, 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM (
    SELECT id FROM (SELECT id, unnest(results) AS r FROM answer) AS found WHERE r.release_dates IS NOT NULL
    UNION ALL SELECT id FROM answer WHERE titles IS NOT NULL
    UNION ALL SELECT id FROM (SELECT id, unnest(keywords) AS k FROM answer) AS found WHERE k.name IS NOT NULL
    UNION ALL SELECT id FROM (SELECT id, unnest("cast") AS c FROM answer) AS found WHERE c.cast_id IS NOT NULL
) AS alone
