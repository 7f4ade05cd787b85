-- Production companies.
SELECT organisation, min(name) AS name FROM studio GROUP BY organisation
