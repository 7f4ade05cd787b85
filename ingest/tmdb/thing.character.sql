-- Characters, one for each wording within a film.
SELECT DISTINCT film || '#character/' || "character" AS thing, 'character' AS kind, "character" AS name, film AS "of"
FROM participant WHERE "character" IS NOT NULL
