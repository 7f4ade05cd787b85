-- Awards and nominations, of films and of people: what, and for which film. `work` is what they were for, where it is no film.
WITH told AS (
    SELECT statement, item, "value" AS prize, CASE property WHEN 'P166' THEN 'won' ELSE 'nominated' END AS outcome
    FROM statement
    WHERE property IN ('P166', 'P1411') AND "type" = 'item'
),
meant AS (
    SELECT q.statement, q."value" AS work, m.id AS film
    FROM qualifier AS q
    LEFT JOIN movie AS m ON m.id = q."value"
    WHERE q.property = 'P1686' AND q."type" = 'item'
)
SELECT t.statement, t.prize, t.outcome, m.id AS film, CAST(NULL AS VARCHAR) AS person, CAST(NULL AS VARCHAR) AS work
FROM told AS t
JOIN movie AS m ON m.id = t.item
UNION ALL
SELECT t.statement, t.prize, t.outcome, w.film, t.item, CASE WHEN w.film IS NULL THEN w.work END
FROM told AS t
LEFT JOIN movie AS m ON m.id = t.item
LEFT JOIN meant AS w ON w.statement = t.statement
LEFT JOIN (SELECT DISTINCT agent FROM credited) AS c ON c.agent = t.item
LEFT JOIN (SELECT DISTINCT item FROM statement WHERE property = 'P31' AND "value" = 'Q5') AS h ON h.item = t.item
WHERE m.id IS NULL AND (w.film IS NOT NULL OR c.agent IS NOT NULL OR h.item IS NOT NULL)
