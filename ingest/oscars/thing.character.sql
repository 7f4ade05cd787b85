-- The parts that nominated actors played.
SELECT DISTINCT film || '#character/' || part AS thing, 'character' AS kind, part AS name, film AS "of" FROM part
