-- The name by which a film goes; without any the title it came out under, and without that its id.
SELECT
    k.key AS film, 'preferred' AS kind,
    coalesce(n.text, t.text, m.id) AS text,
    CASE
        WHEN n.text IS NOT NULL THEN CASE WHEN n."language" NOT IN ('mul', 'und', 'zxx', 'mis') THEN n."language" END
        WHEN t."language" NOT IN ('mul', 'und', 'zxx', 'mis') THEN t."language"
    END AS "language"
FROM movie AS m
JOIN key AS k ON k.id = m.id AND k.kind = 'film'
LEFT JOIN name AS n ON n.id = m.id
LEFT JOIN (
    SELECT
        item, "value" AS text, lower("language") AS "language",
        row_number() OVER (PARTITION BY item ORDER BY "value", "language") AS place
    FROM statement
    WHERE property = 'P1476' AND best
) AS t ON t.item = m.id AND t.place = 1
