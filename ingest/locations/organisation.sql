-- Production companies and distributors.
SELECT organisation, min(name) AS name FROM company GROUP BY organisation
