-- Statements that are not deprecated. A truthy edge counts where no full statement says the same; `best` are those of the highest rank.
WITH main AS (
    SELECT
        item, property, statement, "rank", "type", "value", "language", unit,
        CASE WHEN "type" IN ('time', 'quantity') THEN '' ELSE "value" END AS sameness
    FROM snak
    WHERE qualifier IS NULL AND "value" <> '' AND ("type" <> 'item' OR regexp_matches("value", '^Q[0-9]+$'))
),
whole AS (SELECT DISTINCT item, property, sameness FROM main WHERE statement IS NOT NULL),
kept AS (
    SELECT item, property, statement, "rank", "type", "value", "language", unit
    FROM main
    WHERE statement IS NOT NULL AND "rank" <> 'deprecated'
    UNION ALL
    SELECT DISTINCT m.item, m.property, m.statement, m."rank", m."type", m."value", m."language", m.unit
    FROM main AS m
    LEFT JOIN whole AS w ON w.item = m.item AND w.property = m.property AND w.sameness = m.sameness
    WHERE m.statement IS NULL AND w.item IS NULL
)
SELECT
    item, property, statement, "type", "value", "language", unit,
    "rank" = 'preferred' OR count(CASE WHEN "rank" = 'preferred' THEN 1 END) OVER (PARTITION BY item, property) = 0 AS best
FROM kept
