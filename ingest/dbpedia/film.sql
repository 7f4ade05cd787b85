-- Films, series, episodes and games.
SELECT k.key AS film, nullif(m.kind, 'Movie') AS kind, k.name
FROM movie AS m
JOIN key AS k ON k.id = m.id AND k.kind = 'film'
