-- The titles of those series.
SELECT DISTINCT object AS film, name AS text, 'preferred' AS kind FROM saga WHERE kind = 'TVSeries'
