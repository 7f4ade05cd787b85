-- The works of the Golden Globes: a series is known by its title, anything else by title and year. What a category calls a
-- series or television film is the series of that title, if there is one.
SELECT
    h.line,
    h.called,
    h.work,
    h.year_film,
    h.year_in_title,
    CASE WHEN h.on_television AND s.series IS NOT NULL THEN 'TVSeries' WHEN h.on_television AND NOT h.of_film THEN 'CreativeWork' END AS kind,
    CASE
        WHEN h.on_television AND s.series IS NOT NULL THEN 'festivals:golden-globes/series/' || lower(h.called)
        WHEN h.on_television THEN 'festivals:golden-globes/television/' || lower(h.called) || coalesce(' (' || h.year_film || ')', '')
        ELSE 'festivals:golden-globes/film/' || lower(h.called) || coalesce(' (' || h.year_film || ')', '')
    END AS film
FROM globe_honour AS h
LEFT JOIN (SELECT DISTINCT lower(called) AS series FROM globe_honour WHERE of_series AND called IS NOT NULL) AS s ON s.series = lower(h.called)
WHERE h.called IS NOT NULL
