-- Awards that films won, and those that they were nominated for.
SELECT film, 'schemaorg:prize/' || name AS award, year AS date, outcome FROM honour
