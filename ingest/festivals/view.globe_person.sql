-- The people of a line. Of a song's cell whose title is not told apart, they are those from the first on whom the list
-- names elsewhere; the last one always is.
WITH known AS (SELECT DISTINCT name FROM globe_part WHERE sure AND name <> ''),
begun AS (
    SELECT p.line, min(p.place) AS place
    FROM globe_part AS p
    JOIN known AS k ON k.name = p.name
    WHERE p.certain OR p.place > 1
    GROUP BY p.line
)
SELECT DISTINCT p.line, p.name, b.place AS begins, NOT regexp_matches(p.name, '^The |&| and |[0-9]') AS is_person
FROM globe_part AS p
JOIN begun AS b ON b.line = p.line AND p.place >= b.place
WHERE p.name <> ''
