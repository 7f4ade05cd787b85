-- Episodes belong to their series, films to theirs.
SELECT film, object, 'schema:isPartOf' AS kind, min(CAST(number AS INTEGER)) AS position FROM saga GROUP BY film, object
