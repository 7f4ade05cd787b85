-- Entity JSON: a row for the value of each statement, and one for each of its qualifiers.
WITH entity AS (
    SELECT id, claims FROM entities
    UNION ALL
    SELECT id, claims FROM entity_data
),
listed AS (
    SELECT item, entry.key AS property, unnest(entry.value) AS claim
    FROM (SELECT id AS item, unnest(map_entries(claims)) AS entry FROM entity) AS entries
),
qualified AS (
    SELECT item, property, statement, "rank", entry.key AS qualifier, unnest(entry.value) AS snak
    FROM (
        SELECT item, property, claim.id AS statement, claim.rank AS "rank", unnest(map_entries(claim.qualifiers)) AS entry
        FROM listed
    ) AS entries
),
told AS (
    SELECT item, property, claim.id AS statement, claim.rank AS "rank", CAST(NULL AS VARCHAR) AS qualifier, claim.mainsnak AS snak FROM listed
    UNION ALL
    SELECT item, property, statement, "rank", qualifier, snak FROM qualified
),
parted AS (
    SELECT item, property, statement, "rank", qualifier, snak.datavalue.type AS "type", snak.datavalue.value AS content
    FROM told
    WHERE snak.snaktype = 'value' AND item IS NOT NULL
)
SELECT
    item, property, statement, "rank", qualifier,
    replace("type", 'wikibase-entityid', 'item') AS "type",
    CASE "type"
        WHEN 'wikibase-entityid' THEN coalesce(
            nullif(regexp_extract(content, '"id": ?"([^"]+)"', 1), ''),
            'Q' || nullif(regexp_extract(content, '"numeric-id": ?([0-9]+)', 1), '')
        )
        WHEN 'time' THEN regexp_extract(content, '"time": ?"([^"]+)"', 1)
        WHEN 'quantity' THEN regexp_extract(content, '"amount": ?"?([^",]+)"?', 1)
        WHEN 'monolingualtext' THEN json_extract_string(content, '$.text')
        WHEN 'string' THEN content
    END AS "value",
    CASE WHEN "type" = 'monolingualtext' THEN regexp_extract(content, '"language": ?"([^"]+)"', 1) END AS "language",
    CASE WHEN "type" = 'time' THEN regexp_extract(content, '"precision": ?([0-9]+)', 1) END AS "precision",
    CASE WHEN "type" = 'time' THEN regexp_extract(content, '"calendarmodel": ?"[^"]*(Q[0-9]+)"', 1) END AS calendar,
    CASE WHEN "type" = 'quantity' THEN regexp_extract(content, '"unit": ?"[^"]*(Q[0-9]+)"', 1) END AS unit
FROM parted
