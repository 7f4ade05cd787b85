-- Characters, one for each name within a film.
SELECT DISTINCT film || '#character/' || character AS thing, 'character' AS kind, character AS name, film AS "of"
FROM worker
WHERE property = 'actor' AND character <> ''
    AND NOT regexp_matches(character, '^(?i:self|himself|herself|themself|themselves|itself)(?:$|[ (,])')
