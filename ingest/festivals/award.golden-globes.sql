-- Nominations of the Golden Globes, one for each nominee. The cell is kept where it says more than the name.
SELECT DISTINCT
    w.film,
    r.recipient,
    CASE WHEN r.recipient IS NULL OR h.after_country OR h.for_song THEN h.people END AS recipient_text,
    'festivals:golden-globes/award' AS award,
    'festivals:golden-globes/category/' || lower(h.category) AS category,
    CASE WHEN h.for_song THEN coalesce(h.song, CASE WHEN p.begins = 2 THEN split_part(h.people, ',', 1) END) END AS awarded_for,
    coalesce('festivals:golden-globes/' || h.ceremony, 'festivals:golden-globes') AS event,
    h.year_award AS date,
    h.year_film AS for_year,
    h.win AS outcome
FROM globe_honour AS h
LEFT JOIN globe_work AS w ON w.line = h.line
LEFT JOIN globe_recipient AS r ON r.line = h.line
LEFT JOIN (SELECT DISTINCT line, begins FROM globe_person) AS p ON p.line = h.line
