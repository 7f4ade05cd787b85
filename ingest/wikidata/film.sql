-- Films, series, episodes and games.
SELECT
    k.key AS film,
    nullif(m.kind, 'Movie') AS kind,
    coalesce(n.text, t.text, m.id) AS name
FROM movie AS m
JOIN key AS k ON k.id = m.id AND k.kind = 'film'
LEFT JOIN name AS n ON n.id = m.id
LEFT JOIN (SELECT item, min("value") AS text FROM statement WHERE property = 'P1476' AND best GROUP BY item) AS t ON t.item = m.id
