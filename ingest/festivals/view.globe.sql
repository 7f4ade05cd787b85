-- Lines of the Golden Globes, numbered, without stray spaces; what the words of the category say it is for.
SELECT
    *,
    row_number() OVER (ORDER BY ceremony, category, nominee, film, year_film, year_award, win) AS line,
    regexp_matches(said, '\b(actors?|actress|actresses|performances?|directors?|producers?|writers?|screenwriters?|screenplays?|composers?|score|song|cinematography|cinematographers?|stars?|filmstars?|favou?rites?|citizenship)\b') AS for_people,
    regexp_matches(said, '\b(pictures?|films?|series|programs?|programmes?|movies?|documentary|documentaries|specials?|shows?)\b') AS for_works,
    regexp_matches(said, '\bsongs?\b') AS for_song,
    regexp_matches(said, '\b(television|tv|series)\b') AS on_television,
    regexp_matches(said, '\b(television|tv) (series|shows?|programs?|programmes?)\b') AND NOT regexp_matches(said, '\b(movies?|pictures?|limited|mini|specials?)\b') AS of_series,
    regexp_matches(said, '\b(movies?|pictures?|films?)\b') AND NOT regexp_matches(said, '\bseries\b') AS of_film
FROM (
    SELECT
        nullif(regexp_extract(year_film, '(18|19|20)[0-9][0-9]'), '') AS year_film,
        nullif(regexp_extract(year_award, '(18|19|20)[0-9][0-9]'), '') AS year_award,
        nullif(trim(ceremony), '') AS ceremony,
        trim(category) AS category,
        lower(trim(category)) AS said,
        nullif(trim(regexp_replace(nominee, '\s+', ' ', 'g')), '') AS nominee,
        nullif(trim(regexp_replace(film, '\s+', ' ', 'g')), '') AS film,
        max(CASE WHEN lower(trim(win)) IN ('true', 'yes', '1') THEN 'won' ELSE 'nominated' END) AS win
    FROM golden_globes
    GROUP BY 1, 2, 3, 4, 5, 6, 7
) AS cleaned
WHERE nominee IS NOT NULL AND category <> ''
