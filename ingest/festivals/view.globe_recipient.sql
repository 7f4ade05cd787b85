-- Who was nominated: a person within the work, or within the ceremony; of a band or an undecided nominee we do not say what it is.
SELECT
    line,
    film,
    name,
    CASE WHEN is_person THEN 'person' ELSE 'unknown' END AS kind,
    coalesce(film, ceremony_key) || CASE WHEN is_person THEN '#person/' ELSE '#unknown/' END || name AS recipient
FROM (
    SELECT p.line, w.film, p.name, p.is_person, 'festivals:golden-globes/' || coalesce(h.ceremony, h.year_award, '') AS ceremony_key
    FROM globe_person AS p
    JOIN globe_honour AS h ON h.line = p.line
    LEFT JOIN globe_work AS w ON w.line = p.line
    UNION ALL
    SELECT h.line, NULL, h.nominee, k.name IS NOT NULL, 'festivals:golden-globes/' || coalesce(h.ceremony, h.year_award, '')
    FROM globe_honour AS h
    LEFT JOIN (SELECT DISTINCT name FROM globe_person WHERE is_person) AS k ON k.name = h.nominee
    WHERE h.undecided
) AS named
