-- Production companies.
SELECT DISTINCT film, organisation AS agent, 'role:production-company' AS role FROM studio
