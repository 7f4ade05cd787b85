-- The lists of plain words, one word a row; several may stand in one element with strokes between.
SELECT DISTINCT film, element, trim(word) AS word
FROM (
    SELECT film, element, unnest(string_split(said, ' / ')) AS word
    FROM (
        SELECT film, 'genre' AS element, replace(replace(g.text, '|', ' / '), ',', ' / ') AS said
        FROM (SELECT film, unnest(genre) AS g FROM work) AS listed
        UNION ALL SELECT film, 'country', c.text FROM (SELECT film, unnest(country) AS c FROM work) AS listed
        UNION ALL SELECT film, 'studio', s.text FROM (SELECT film, unnest(studio) AS s FROM work) AS listed
        UNION ALL SELECT film, 'tag', t.text FROM (SELECT film, unnest(tag) AS t FROM work) AS listed
        UNION ALL SELECT film, 'certificate', c.text FROM (SELECT film, unnest(certification) AS c FROM work) AS listed
    ) AS elements
    UNION ALL
    SELECT film, 'certificate', m.text FROM (SELECT film, unnest(mpaa) AS m FROM work) AS listed
) AS words
WHERE upper(trim(word)) NOT IN ('', 'N/A')
