-- Festivals and ceremonies. An item is one holding of a series where it says so (part of, instance of) and bears its name,
-- or where its own name counts or dates it: the "72nd Berlin International Film Festival" is one of the "Berlin
-- International Film Festival".
WITH told AS (
    SELECT s."value" AS id, 1 AS shows
    FROM statement AS s
    JOIN movie AS m ON m.id = s.item
    WHERE s.property = 'P1344' AND s."type" = 'item'
    UNION ALL
    SELECT r.place, 1 FROM released AS r JOIN name AS n ON n.id = r.place WHERE lower(n.text) LIKE '%festival%'
    UNION ALL
    SELECT q."value", 0 FROM qualifier AS q JOIN honour AS h ON h.statement = q.statement
    WHERE q.property = 'P805' AND q."type" = 'item'
),
named AS (
    SELECT
        t.id, coalesce(n.text, t.id) AS name, max(t.shows) AS shows,
        coalesce(
            nullif(regexp_extract(n.text, '^(?:The )?[0-9]+(?:st|nd|rd|th)(?: Annual)? (.+)$', 1), ''),
            nullif(regexp_extract(n.text, '^(?:18|19|20)[0-9]{2} (.+)$', 1), ''),
            nullif(regexp_extract(n.text, '^(.+?),? \(?(?:18|19|20)[0-9]{2}\)?$', 1), '')
        ) AS counted
    FROM told AS t
    LEFT JOIN name AS n ON n.id = t.id
    GROUP BY t.id, n.text
),
parted AS (
    SELECT
        n.id, s."value" AS series, whole.text,
        row_number() OVER (PARTITION BY n.id ORDER BY length(whole.text) DESC, s."value") AS place
    FROM named AS n
    JOIN statement AS s ON s.item = n.id AND s.property IN ('P179', 'P361', 'P31') AND s."type" = 'item'
    JOIN name AS whole ON whole.id = s."value"
    WHERE contains(lower(n.name), lower(whole.text)) AND length(n.name) > length(whole.text)
        AND (s.property <> 'P31' OR regexp_matches(whole.text, '^[A-Z]'))
),
joined AS (
    SELECT
        n.id, n.name, n.shows,
        coalesce(p.series, CASE WHEN n.counted IS NULL THEN n.id END) AS series,
        coalesce(p.text, n.counted, n.name) AS series_name
    FROM named AS n
    LEFT JOIN parted AS p ON p.id = n.id AND p.place = 1
)
SELECT
    id, name, series, series_name,
    CASE
        WHEN lower(series_name) LIKE '%festival%' THEN 'festival'
        WHEN shows = 1 AND lower(series_name) NOT LIKE '%award%' THEN 'festival'
        ELSE 'ceremony'
    END AS kind,
    series IS NULL OR series <> id AS edition
FROM joined
