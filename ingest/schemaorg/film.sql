-- Films, series and episodes; one without a name is a work that bears its identifier or the end of its address.
SELECT
    film,
    CASE WHEN min(name) IS NULL THEN coalesce(max(kind), 'CreativeWork') ELSE max(kind) END AS kind,
    coalesce(min(name), regexp_extract(film, '([^/#]+)[/#]?$', 1)) AS name
FROM movie
GROUP BY film
