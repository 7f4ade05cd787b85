-- Selections for festivals, with the section where one is named.
SELECT DISTINCT
    film,
    event AS festival,
    CASE WHEN year IS NOT NULL THEN edition END AS edition,
    CASE WHEN NOT is_prize THEN reward END AS section,
    year AS date
FROM outcome
WHERE is_selected AND kind = 'festival'
