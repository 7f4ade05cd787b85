-- Credits of films. Who is named in words alone is known within the film; an address elsewhere names somebody too.
SELECT f.id AS film, f.property, r.role, r.company, coalesce(f.object, f.link) AS agent, f."value" AS words
FROM fact AS f
JOIN movie AS m ON m.id = f.id
JOIN role AS r ON r.property = f.property
WHERE coalesce(f.object, f.link, f."value") IS NOT NULL
UNION
SELECT f.id, f.property, CAST(NULL AS VARCHAR), true, coalesce(f.object, f.link), f."value"
FROM fact AS f
JOIN movie AS m ON m.id = f.id
WHERE f.property = 'distributor' AND coalesce(f.object, f.link, f."value") IS NOT NULL
