-- People are known by name, within the film alone.
SELECT DISTINCT agent AS person, film, name FROM participant
