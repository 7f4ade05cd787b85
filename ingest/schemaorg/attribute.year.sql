-- The year: of creation or copyright where that is said, else of the first publication, else that behind the name; of a
-- series the year in which it began, and that in which it ended.
WITH dated AS (
    SELECT
        m.film,
        min(CASE WHEN c.property IN ('dateCreated', 'copyrightYear') THEN substr(d.edtf, 1, 4) END) AS created,
        min(CASE WHEN c.property = 'datePublished' OR (c.property = 'startDate' AND m.kind = 'TVSeries') THEN substr(d.edtf, 1, 4) END) AS published,
        max(CASE WHEN c.property = 'endDate' AND m.kind = 'TVSeries' THEN substr(d.edtf, 1, 4) END) AS ended
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    JOIN day AS d ON d.text = c.value
    WHERE c.property IN ('dateCreated', 'copyrightYear', 'datePublished', 'startDate', 'endDate')
    GROUP BY m.film
)
SELECT m.film AS subject, 'film:year' AS property, coalesce(min(d.created), min(d.published), min(m.year)) AS value
FROM movie AS m
LEFT JOIN dated AS d ON d.film = m.film
GROUP BY m.film
HAVING coalesce(min(d.created), min(d.published), min(m.year)) BETWEEN '1860' AND '2100'
UNION ALL
SELECT film, 'schema:endDate', ended FROM dated WHERE ended IS NOT NULL
