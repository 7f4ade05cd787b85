-- Titles elsewhere: alternative titles, translations, and what other answers call the film.
SELECT DISTINCT m.film, trim(t.title) AS title, lower(t.language) AS language, upper(t.code) AS code
FROM (
    SELECT id, t.title AS title, NULL AS language, t.iso_3166_1 AS code
    FROM (
        SELECT id, unnest(titles) AS t FROM answer
        UNION ALL
        SELECT id, unnest(a.titles) FROM (SELECT id, unnest(alternative_titles) AS a FROM answer) AS whole
    ) AS alternative
    UNION ALL
    SELECT id, t.data.title, t.iso_639_1, t.iso_3166_1
    FROM (
        SELECT id, unnest(a.translations) AS t FROM (SELECT id, unnest(translations) AS a FROM answer) AS whole
    ) AS translated
    UNION ALL
    SELECT id, title, NULL, NULL FROM entry
    UNION ALL
    SELECT id, original_title, NULL, NULL FROM entry
) AS t
JOIN movie AS m ON m.id = t.id
WHERE trim(t.title) <> '' AND trim(t.title) IS DISTINCT FROM m.title AND trim(t.title) IS DISTINCT FROM m.original_title
