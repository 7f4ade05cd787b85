-- The same with redirects followed: what is said of an old name is said of the article's name now.
WITH redirect AS (
    SELECT id, min(object) AS target FROM told WHERE property = 'wikiPageRedirects' AND object <> id GROUP BY id
)
SELECT DISTINCT
    coalesce(s.target, t.id) AS id, t.property, coalesce(o.target, t.object) AS object,
    t.link, t."value", t."language", t.datatype, t.listed
FROM told AS t
LEFT JOIN redirect AS s ON s.id = t.id
LEFT JOIN redirect AS o ON o.id = t.object AND t.property <> 'wikiPageRedirects'
WHERE t.property <> 'wikiPageRedirects' AND NOT (s.target IS NOT NULL AND t.property IN ('label', 'name'))
