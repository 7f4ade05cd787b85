-- The nominees of a nomination in order: `A|B` with `nm1|co2`, `?` for unknown; one name may stand for two ids, `nm1,nm2`.
WITH slot AS (
    SELECT
        n.nomination,
        n.ceremony,
        n.category,
        s.place,
        nullif(trim(split_part(n.nominees, '|', CAST(s.place AS INTEGER))), '') AS said,
        coalesce(nullif(trim(split_part(n.nominee_ids, '|', CAST(s.place AS INTEGER))), ''), '?') AS ids
    FROM (
        SELECT *, CASE WHEN regexp_replace(nominee_ids, '[^|]', '', 'g') > regexp_replace(coalesce(nominees, ''), '[^|]', '', 'g')
            THEN nominee_ids ELSE coalesce(nominees, nominee_ids) END AS longer
        FROM nomination
    ) AS n
    CROSS JOIN unnest(string_split(n.longer, '|')) WITH ORDINALITY AS s(listed, place)
),
identified AS (
    SELECT
        nomination,
        ceremony,
        category,
        place,
        said,
        shared,
        nullif(regexp_extract(id, '(nm|co)[0-9]{7,10}'), '') AS imdb
    FROM (SELECT nomination, ceremony, category, place, said, ids LIKE '%,%' AS shared, unnest(string_split(ids, ',')) AS id FROM slot) AS listed
)
SELECT DISTINCT
    nomination,
    ceremony,
    place,
    said,
    imdb,
    CASE WHEN NOT shared OR imdb IS NULL THEN said END AS name,
    CASE
        WHEN imdb LIKE 'nm%' THEN 'person'
        WHEN imdb LIKE 'co%' THEN 'organisation'
        WHEN regexp_matches(lower(said), '&|\b(inc|incorporated|corp|corporation|co|company|companies|ltd|limited|llc|gmbh|studios?|laborator(y|ies)|productions?|pictures|films?|department|ministry|bureau|institute|society|association|associates|university|academy|council|office|agency|industries|systems|guild|committee|governments?|army|navy|air force|theatre|orchestra)\b') THEN 'organisation'
        WHEN regexp_matches(category, '^(ACTOR|ACTRESS|DIRECTING|WRITING)\b') THEN 'person'
        ELSE 'unknown'
    END AS kind
FROM identified
WHERE said IS NOT NULL OR imdb IS NOT NULL
