-- The genres and languages themselves.
SELECT genre AS thing, 'genre' AS kind, min(label) AS name FROM style GROUP BY genre
UNION ALL
SELECT term, 'language', min(label) FROM tongue WHERE property = 'inLanguage' GROUP BY term
