-- Nominations, numbered, without the stray spaces of their cells and the backslashes before quotation marks.
WITH cleaned AS (
    SELECT DISTINCT
        nullif(trim(Ceremony), '') AS ceremony,
        nullif(trim(Year), '') AS year,
        coalesce(nullif(trim(CanonicalCategory), ''), nullif(trim(Category), '')) AS category,
        nullif(trim(Category), '') AS category_text,
        nullif(trim(replace(Film, '\"', '"')), '') AS titles,
        nullif(trim(FilmId), '') AS film_ids,
        nullif(trim(replace(Nominees, '\"', '"')), '') AS nominees,
        nullif(trim(NomineeIds), '') AS nominee_ids,
        nullif(trim(replace(Name, '\"', '"')), '') AS name,
        CASE WHEN lower(trim(Winner)) IN ('true', 'yes', '1') THEN 'won' ELSE 'nominated' END AS outcome,
        nullif(trim(replace(Detail, '\"', '"')), '') AS detail,
        nullif(trim(replace(replace(Note, '\"', '"'), '|', '; ')), '') AS note,
        nullif(trim(replace(Citation, '\"', '"')), '') AS citation
    FROM nominations
)
SELECT
    *,
    row_number() OVER (ORDER BY ceremony, category, category_text, titles, nominees, name, detail, film_ids, nominee_ids, year, outcome, note, citation) AS nomination
FROM cleaned
WHERE category IS NOT NULL
