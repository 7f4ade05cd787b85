-- What became of a film. A reward beside "selection" is a prize where others got it or where its words say so, else a section.
SELECT
    e.*,
    h.kind,
    coalesce(e.won, false) AS is_won,
    coalesce(e.selected, false) AS is_selected,
    g.reward IS NOT NULL
        OR coalesce(regexp_matches(lower(e.reward), '\b(award|prize|prix|prijs|preis|best|meilleure?|top ?[0-9]+)\b'), false) AS is_prize,
    e.event || coalesce('/' || e.year, '') AS edition
FROM entry AS e
JOIN happening AS h ON h.event = e.event
LEFT JOIN (SELECT DISTINCT reward FROM entry WHERE NOT coalesce(selected, false)) AS g ON g.reward = e.reward
