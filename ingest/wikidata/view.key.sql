-- The key and the name of every item that a fact speaks of. What is several things, a studio that is also a place, has a key as each.
SELECT
    m.id, m.kind, coalesce(n.text, m.id) AS name,
    CASE
        WHEN m.kind = 'place' AND c.id IS NOT NULL THEN c.country
        WHEN row_number() OVER (PARTITION BY m.id ORDER BY m.place) = 1 THEN 'wikidata:' || m.id
        ELSE 'wikidata:' || m.id || '#' || m.kind
    END AS key
FROM (SELECT id, kind, min(place) AS place FROM mention GROUP BY id, kind) AS m
LEFT JOIN name AS n ON n.id = m.id
LEFT JOIN country AS c ON c.id = m.id
