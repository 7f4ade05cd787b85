-- Everybody with a row in name.basics.
SELECT 'imdb:' || nconst AS person, coalesce(primaryName, nconst) AS name FROM name_basics
