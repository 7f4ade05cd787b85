-- Acting nominations name the part: whoever was nominated for it played it.
SELECT DISTINCT film, recipient AS agent, 'role:actor' AS role, film || '#character/' || part AS "character"
FROM part
