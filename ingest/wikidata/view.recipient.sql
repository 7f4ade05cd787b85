-- Honours with those who received them: the person whose statement it is, and whom qualifiers name beside the film or person.
SELECT statement, prize, outcome, film, work, person AS agent FROM honour
UNION
SELECT h.statement, h.prize, h.outcome, h.film, h.work, q."value"
FROM honour AS h
JOIN qualifier AS q ON q.statement = h.statement AND q.property IN ('P1346', 'P1706', 'P2453') AND q."type" = 'item'
LEFT JOIN movie AS m ON m.id = q."value"
WHERE m.id IS NULL
