-- The Academy Awards, the award, its categories, and each ceremony.
SELECT 'oscars:academy-awards' AS thing, 'ceremony' AS kind, 'Academy Awards' AS name, NULL AS "of"
UNION ALL
SELECT 'oscars:academy-award', 'prize', 'Academy Award', 'oscars:academy-awards'
UNION ALL
SELECT DISTINCT 'oscars:category/' || category, 'category', category, NULL FROM nomination
UNION ALL
SELECT DISTINCT
    'oscars:ceremony/' || ceremony,
    'edition',
    CASE
        WHEN NOT regexp_matches(ceremony, '^[0-9]+$') THEN 'Academy Awards ' || ceremony
        WHEN regexp_matches(ceremony, '1[123]$') THEN ceremony || 'th Academy Awards'
        WHEN ceremony LIKE '%1' THEN ceremony || 'st Academy Awards'
        WHEN ceremony LIKE '%2' THEN ceremony || 'nd Academy Awards'
        WHEN ceremony LIKE '%3' THEN ceremony || 'rd Academy Awards'
        ELSE ceremony || 'th Academy Awards'
    END,
    'oscars:academy-awards'
FROM nomination
WHERE ceremony IS NOT NULL
