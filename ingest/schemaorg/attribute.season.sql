-- The season of an episode.
SELECT m.film AS subject, 'film:season' AS property, min(e.season) AS value
FROM movie AS m
JOIN episode AS e ON e.node = m.node
WHERE m.kind = 'TVEpisode' AND e.season IS NOT NULL
GROUP BY m.film
