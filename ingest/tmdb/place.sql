-- Countries of films, releases and titles.
SELECT DISTINCT country AS place, label AS name FROM territory
