-- Names in other languages, other names and working titles; the same words as the name or the original title say nothing new.
WITH told AS (
    SELECT id, text, "language" FROM label
    UNION
    SELECT item, "value", lower("language") FROM statement WHERE property = 'P1638'
)
SELECT
    k.key AS film, 'alternate' AS kind, t.text,
    CASE WHEN t."language" NOT IN ('mul', 'und', 'zxx', 'mis') THEN t."language" END AS "language"
FROM told AS t
JOIN key AS k ON k.id = t.id AND k.kind = 'film'
LEFT JOIN name AS n ON n.id = t.id AND n.text = t.text
LEFT JOIN statement AS s ON s.item = t.id AND s.property = 'P1476' AND s."value" = t.text
WHERE n.id IS NULL AND s.item IS NULL
