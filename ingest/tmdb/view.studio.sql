-- Production companies of films.
SELECT DISTINCT
    m.film,
    coalesce('tmdb:company/' || c.company_id, 'tmdb:company/' || c.name) AS organisation,
    c.company_id,
    coalesce(c.name, 'company/' || c.company_id) AS name
FROM (
    SELECT id, CASE WHEN c.id > 0 THEN c.id END AS company_id, nullif(trim(c.name), '') AS name
    FROM (SELECT id, unnest(production_companies) AS c FROM answer) AS listed
) AS c
JOIN movie AS m ON m.id = c.id
WHERE c.company_id IS NOT NULL OR c.name IS NOT NULL
