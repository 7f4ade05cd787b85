-- Awards and nominations: of a film as a whole, of those named with it, and of people, with the film where one is meant.
-- Films and people tell of the same award: what says less than another row is left out.
WITH told AS (
    SELECT
        statement,
        min(CASE WHEN property = 'P585' AND "type" = 'time' THEN "value" END) AS date,
        min(CASE WHEN property = 'P805' AND "type" = 'item' THEN "value" END) AS event
    FROM qualifier
    WHERE property IN ('P585', 'P805')
    GROUP BY statement
),
keyed AS (
    SELECT DISTINCT
        f.key AS film,
        a.key AS recipient,
        p.key AS award,
        coalesce(w.text, g.work) AS awarded_for,
        coalesce(d.key, s.key) AS event,
        t.date,
        g.outcome
    FROM recipient AS g
    JOIN key AS p ON p.id = g.prize AND p.kind = 'prize'
    LEFT JOIN key AS f ON f.id = g.film AND f.kind = 'film'
    LEFT JOIN agent AS n ON n.id = g.agent
    LEFT JOIN key AS a ON a.id = g.agent AND a.kind = n.kind
    LEFT JOIN name AS w ON w.id = g.work
    LEFT JOIN told AS t ON t.statement = g.statement
    LEFT JOIN event AS e ON e.id = t.event
    LEFT JOIN key AS d ON d.id = e.id AND d.kind = 'edition' AND e.edition
    LEFT JOIN key AS s ON s.id = e.series AND s.kind = e.kind
),
compared AS (
    SELECT
        film, recipient, award, awarded_for, event, date, outcome,
        max(recipient) OVER (PARTITION BY film, award, outcome) AS any_recipient,
        max(date) OVER (PARTITION BY film, recipient, award, awarded_for, outcome) AS any_date,
        max(date) OVER (PARTITION BY film, recipient, award, awarded_for, outcome, substr(date, 1, 4)) AS nearest_date,
        max(event) OVER (PARTITION BY film, recipient, award, awarded_for, outcome, substr(date, 1, 4)) AS any_event
    FROM keyed
)
SELECT film, recipient, award, awarded_for, event, date, outcome
FROM compared
WHERE NOT (recipient IS NULL AND any_recipient IS NOT NULL AND film IS NOT NULL)
    AND NOT (date IS NULL AND any_date IS NOT NULL)
    AND NOT (event IS NULL AND any_event IS NOT NULL)
    AND NOT (date IS NOT NULL AND date <> nearest_date AND nearest_date LIKE date || '-%')
