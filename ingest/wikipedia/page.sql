-- The opening of the article, which the page reader reads. The opening of an article about more than the film is none.
SELECT
    film,
    coalesce(article, film) AS id,
    title,
    extract AS text,
    'https://en.wikipedia.org/wiki/' || article AS address
FROM (
    SELECT film, article, title, extract, row_number() OVER (PARTITION BY film, extract ORDER BY year, title, number) AS place
    FROM entry
    WHERE extract IS NOT NULL
) AS told
WHERE place = 1
