-- The names of people as they are written at home.
SELECT DISTINCT agent AS subject, 'schema:alternateName' AS property, original_name AS value
FROM participant WHERE original_name <> name
