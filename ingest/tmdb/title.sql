-- The title under which TMDb lists it, and the original where that is another.
SELECT film, title AS text, 'preferred' AS kind, NULL AS language FROM movie WHERE title IS NOT NULL
UNION ALL
SELECT film, original_title, 'original', original_language FROM movie WHERE original_title IS NOT NULL
