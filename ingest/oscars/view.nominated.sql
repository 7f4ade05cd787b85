-- The films of a nomination in order: `A|B` with `tt1|tt2`. A film without an id is known within its ceremony by its title.
WITH slot AS (
    SELECT
        n.nomination,
        n.ceremony,
        s.place,
        nullif(trim(split_part(n.titles, '|', CAST(s.place AS INTEGER))), '') AS title,
        nullif(regexp_extract(split_part(n.film_ids, '|', CAST(s.place AS INTEGER)), 'tt[0-9]{7,10}'), '') AS imdb
    FROM (
        SELECT *, CASE WHEN regexp_replace(film_ids, '[^|]', '', 'g') > regexp_replace(coalesce(titles, ''), '[^|]', '', 'g')
            THEN film_ids ELSE coalesce(titles, film_ids) END AS longer
        FROM nomination
    ) AS n
    CROSS JOIN unnest(string_split(n.longer, '|')) WITH ORDINALITY AS s(said, place)
)
SELECT
    nomination,
    place,
    imdb,
    coalesce(title, imdb) AS title,
    coalesce('oscars:' || imdb, 'oscars:film/' || ceremony || '/' || title) AS film
FROM slot
WHERE title IS NOT NULL OR imdb IS NOT NULL
