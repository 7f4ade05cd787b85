-- One line for each film and nominee of a nomination, with the key of the nominee: the id, else the name, within the
-- film (a person), everywhere (a company, which says what it is) or within the ceremony (of whom nothing is known).
SELECT
    n.nomination,
    n.ceremony,
    n.year,
    n.category,
    n.category_text,
    n.name AS words,
    n.nominees,
    n.outcome,
    n.note,
    n.citation,
    f.film,
    CASE
        WHEN n.detail LIKE '%|%' AND length(regexp_replace(n.detail, '[^|]', '', 'g')) = length(regexp_replace(n.titles, '[^|]', '', 'g'))
            THEN trim(split_part(n.detail, '|', CAST(f.place AS INTEGER)))
        ELSE replace(n.detail, '|', '; ')
    END AS detail,
    a.kind,
    a.imdb,
    a.said,
    a.name,
    CASE
        WHEN a.imdb IS NOT NULL THEN 'oscars:' || a.imdb
        WHEN a.kind = 'organisation' THEN 'oscars:organisation/' || a.name
        WHEN a.kind = 'person' AND f.film IS NOT NULL THEN f.film || '#person/' || a.name
        ELSE 'oscars:ceremony/' || a.ceremony || '#' || a.kind || '/' || a.name
    END AS recipient,
    regexp_matches(n.category, '^ACT(OR|RESS)\b') AS acting
FROM nomination AS n
LEFT JOIN nominated AS f ON f.nomination = n.nomination
LEFT JOIN nominee AS a ON a.nomination = n.nomination
