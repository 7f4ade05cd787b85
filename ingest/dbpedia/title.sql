-- The name of a film as DBpedia's label or resource has it.
SELECT DISTINCT
    k.key AS film, 'preferred' AS kind, k.name AS text,
    CASE WHEN f.id IS NOT NULL THEN f."language" END AS "language"
FROM key AS k
LEFT JOIN fact AS f ON f.id = k.id AND f.property = 'label' AND f."language" = 'en'
WHERE k.kind = 'film'
