-- The article about a film, by which Wikidata and DBpedia know it too: language, title, a space as "_".
SELECT DISTINCT
    film AS entity,
    'wikipedia' AS scheme,
    'en:' || CASE
        WHEN regexp_matches(article, '%([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)') THEN article
        ELSE url_decode(replace(article, '+', '%2B'))
    END AS "value"
FROM entry
WHERE article IS NOT NULL
