-- Countries, languages and genres of films.
SELECT DISTINCT m.film AS subject, 'schema:countryOfOrigin' AS property, t.country AS object
FROM (
    SELECT id, c.iso_3166_1 AS code FROM (SELECT id, unnest(production_countries) AS c FROM answer) AS made
    UNION ALL
    SELECT id, unnest(origin_country) FROM answer
) AS o
JOIN movie AS m ON m.id = o.id
JOIN territory AS t ON t.code = upper(trim(o.code))
UNION ALL
SELECT DISTINCT film, 'schema:inLanguage', language FROM tongue
UNION ALL
SELECT DISTINCT m.film, 'schema:genre', g.genre FROM genre AS g JOIN movie AS m ON m.id = g.id
