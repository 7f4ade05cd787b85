-- What a film is based on.
SELECT DISTINCT film, object, 'schema:isBasedOn' AS kind FROM origin
