-- Titles elsewhere, with country and language; the same words as the listed title say nothing new.
SELECT
    'imdb:' || a.titleId AS film,
    a.title AS text,
    'alternate' AS kind,
    a.language,
    c.country AS place
FROM title_akas AS a
LEFT JOIN known_country AS c ON c.name = lower(a.region)
LEFT JOIN title_basics AS b ON b.tconst = a.titleId
WHERE a.title IS DISTINCT FROM b.primaryTitle AND a.title IS DISTINCT FROM b.originalTitle
