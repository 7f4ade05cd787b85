-- Titles under which films came out.
SELECT DISTINCT
    k.key AS film, 'original' AS kind, s."value" AS text,
    CASE WHEN lower(s."language") NOT IN ('mul', 'und', 'zxx', 'mis') THEN lower(s."language") END AS "language"
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'film'
WHERE s.property = 'P1476'
