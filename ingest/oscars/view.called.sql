-- What each nominee is called, the most frequent name first; a name in capitals comes later.
SELECT
    recipient,
    kind,
    name,
    imdb,
    row_number() OVER (PARTITION BY recipient ORDER BY name IS NULL, name = upper(name), number DESC, length(name) DESC, name) AS place
FROM (
    SELECT recipient, kind, name, imdb, count(*) AS number
    FROM honour
    WHERE recipient IS NOT NULL
    GROUP BY recipient, kind, name, imdb
) AS counted
