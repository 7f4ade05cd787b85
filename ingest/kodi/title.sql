-- The title, and the original where that is another.
SELECT DISTINCT film, title AS text, 'preferred' AS kind FROM work WHERE title IS NOT NULL
UNION ALL
SELECT DISTINCT film, original_title, 'original' FROM work WHERE original_title <> title
