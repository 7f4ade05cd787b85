-- Titles in other countries and languages.
SELECT
    r.film,
    r.title AS text,
    'alternate' AS kind,
    CASE
        WHEN r.language = 'cn' THEN 'yue'
        WHEN r.language <> 'xx' THEN nullif(regexp_extract(r.language, '^[a-z]{2,3}$', 0), '')
    END AS language,
    t.country AS place
FROM retitled AS r
LEFT JOIN territory AS t ON t.code = r.code
