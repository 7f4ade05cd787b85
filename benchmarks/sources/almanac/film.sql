-- The titles, which IMDb's ids join to those of IMDb.
SELECT 'almanac:' || id AS film, title AS name FROM listed
