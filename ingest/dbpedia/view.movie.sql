-- What is a film, series, episode or game: by its type, its name, or by credits that only such things have. Edge lists are of films.
WITH told AS (
    SELECT
        id,
        CASE
            WHEN class IN ('Film', 'Movie', 'Q11424', 'Cartoon', 'HollywoodCartoon') THEN 'Movie'
            WHEN class IN ('TelevisionEpisode', 'TVEpisode', 'Q1983062', 'Q21191270') THEN 'TVEpisode'
            WHEN class IN ('TelevisionShow', 'TelevisionSeason', 'TVSeries', 'TVSeason', 'Q5398426', 'Q15416') THEN 'TVSeries'
            WHEN class IN ('VideoGame', 'Q7889') THEN 'VideoGame'
            WHEN class = 'Anime' THEN 'CreativeWork'
            WHEN class NOT IN ('Thing', 'Work', 'CreativeWork', 'owl', '') AND class NOT LIKE 'Q%' THEN 'other'
        END AS kind
    FROM class
    UNION ALL
    SELECT
        f.id,
        CASE
            WHEN regexp_matches(f.id, '_\([^()]*(film|movie|short|documentary)\)$') THEN 'Movie'
            WHEN regexp_matches(f.id, '_\([^()]*(TV_series|television_series|TV_program|TV_programme|TV_show|miniseries|TV_serial)\)$') THEN 'TVSeries'
            WHEN f.listed THEN 'listed'
            WHEN f.property IN ('director', 'starring', 'cinematography', 'editing', 'voice') THEN 'credited'
        END
    FROM fact AS f
    LEFT JOIN role AS r ON r.property = f.property
    WHERE r.property IS NOT NULL OR f.property = 'distributor'
),
weighed AS (
    SELECT
        id,
        max(CASE WHEN kind = 'Movie' THEN 1 ELSE 0 END) AS film,
        max(CASE WHEN kind = 'TVEpisode' THEN 1 ELSE 0 END) AS episode,
        max(CASE WHEN kind = 'TVSeries' THEN 1 ELSE 0 END) AS series,
        max(CASE WHEN kind = 'VideoGame' THEN 1 ELSE 0 END) AS game,
        max(CASE WHEN kind = 'CreativeWork' THEN 1 ELSE 0 END) AS anime,
        max(CASE WHEN kind = 'listed' THEN 1 ELSE 0 END) AS listed,
        max(CASE WHEN kind = 'credited' THEN 1 ELSE 0 END) AS credited,
        max(CASE WHEN kind = 'other' THEN 1 ELSE 0 END) AS other
    FROM told
    GROUP BY id
)
SELECT
    id,
    CASE
        WHEN film = 1 THEN 'Movie' WHEN episode = 1 THEN 'TVEpisode' WHEN series = 1 THEN 'TVSeries'
        WHEN game = 1 THEN 'VideoGame' WHEN anime = 1 THEN 'CreativeWork' ELSE 'Movie'
    END AS kind
FROM weighed
WHERE film + episode + series + game + anime + listed > 0 OR (credited = 1 AND other = 0)
