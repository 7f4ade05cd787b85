-- Languages: by their item, by their ISO 639 code or by name as the ontology has them, else as Wikidata does.
WITH used AS (
    SELECT DISTINCT s."value" AS id
    FROM statement AS s
    JOIN movie AS m ON m.id = s.item
    WHERE s.property IN ('P364', 'P407') AND s."type" = 'item'
),
told AS (
    SELECT id, lower(id) AS word, 1 AS place FROM used
    UNION ALL
    SELECT item, lower("value"), 2 FROM statement WHERE property = 'P218' AND best
    UNION ALL
    SELECT item, lower("value"), 3 FROM statement WHERE property IN ('P219', 'P220') AND best
    UNION ALL
    SELECT u.id, lower(n.text), 4 FROM used AS u JOIN name AS n ON n.id = u.id
    UNION ALL
    SELECT u.id, regexp_replace(lower(n.text), ' language$', '', 'g'), 5 FROM used AS u JOIN name AS n ON n.id = u.id
),
found AS (
    SELECT t.id, k."language", k.label, row_number() OVER (PARTITION BY t.id ORDER BY t.place, k."language") AS place
    FROM told AS t
    JOIN known_language AS k ON k.name = t.word
)
SELECT u.id, coalesce(f."language", 'language:' || u.id) AS "language", coalesce(f.label, n.text, u.id) AS name
FROM used AS u
LEFT JOIN found AS f ON f.id = u.id AND f.place = 1
LEFT JOIN name AS n ON n.id = u.id
