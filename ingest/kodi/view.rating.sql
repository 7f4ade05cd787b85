-- One rating a film: that which the file marks as its own, else the one with most votes. 0 is none.
SELECT film, rating, votes
FROM (
    SELECT film, rating, votes, row_number() OVER (PARTITION BY film ORDER BY own DESC, coalesce(votes, 0) DESC, rating) AS choice
    FROM (
        SELECT
            film,
            own,
            replace(trim(rating), ',', '.') AS rating,
            TRY_CAST(replace(replace(trim(votes), ',', ''), '.', '') AS BIGINT) AS votes
        FROM (
            SELECT
                film,
                CASE WHEN lower(r."default"[1].text) = 'true' THEN 1 ELSE 0 END AS own,
                r."value"[1].text AS rating,
                r.votes[1].text AS votes
            FROM (
                SELECT film, unnest(l.rating) AS r FROM (SELECT film, unnest(ratings) AS l FROM work) AS lists
            ) AS listed
            UNION ALL
            SELECT film, 0, rating[1].text, votes[1].text FROM work
        ) AS told
    ) AS cleaned
    WHERE TRY_CAST(rating AS DOUBLE) > 0
) AS ranked
WHERE choice = 1
