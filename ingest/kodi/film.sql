-- Films, series and episodes; an address or id alone mostly leaves open which.
SELECT film, CASE WHEN kind IS NULL AND title IS NULL THEN 'CreativeWork' ELSE kind END AS kind, min(name) AS name
FROM work
GROUP BY film, CASE WHEN kind IS NULL AND title IS NULL THEN 'CreativeWork' ELSE kind END
