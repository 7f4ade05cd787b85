-- Series of films.
SELECT DISTINCT object AS thing, kind, name FROM saga WHERE kind = 'series'
