-- The Golden Globe Awards: the award, its categories, each ceremony, and nominees of whom the list does not say what they are.
SELECT DISTINCT 'festivals:golden-globes' AS thing, 'ceremony' AS kind, 'Golden Globe Awards' AS name, NULL AS "of" FROM globe
UNION ALL
SELECT DISTINCT 'festivals:golden-globes/award', 'prize', 'Golden Globe Award', 'festivals:golden-globes' FROM globe
UNION ALL
SELECT 'festivals:golden-globes/category/' || said, 'category', min(category), NULL FROM globe GROUP BY said
UNION ALL
SELECT DISTINCT
    'festivals:golden-globes/' || ceremony,
    'edition',
    CASE
        WHEN NOT regexp_matches(ceremony, '^[0-9]+$') THEN 'Golden Globe Awards ' || ceremony
        WHEN regexp_matches(ceremony, '1[123]$') THEN ceremony || 'th Golden Globe Awards'
        WHEN ceremony LIKE '%1' THEN ceremony || 'st Golden Globe Awards'
        WHEN ceremony LIKE '%2' THEN ceremony || 'nd Golden Globe Awards'
        WHEN ceremony LIKE '%3' THEN ceremony || 'rd Golden Globe Awards'
        ELSE ceremony || 'th Golden Globe Awards'
    END,
    'festivals:golden-globes'
FROM globe
WHERE ceremony IS NOT NULL
UNION ALL
SELECT DISTINCT recipient, 'unknown', name, NULL FROM globe_recipient WHERE kind = 'unknown'
