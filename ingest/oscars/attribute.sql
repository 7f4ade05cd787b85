-- Other names under which people and companies were nominated.
SELECT recipient AS subject, 'schema:alternateName' AS property, name AS value
FROM called
WHERE place > 1 AND name IS NOT NULL
