-- Who directed, wrote and acted, and which companies produced; actors stand in the order of their columns.
SELECT film, person AS agent, role, CASE WHEN role = 'role:actor' THEN min(place) END AS billing
FROM person_of_film
GROUP BY film, person, role
UNION ALL
SELECT film, organisation, role, NULL FROM company WHERE role = 'role:production-company'
