-- Countries, languages and genres of films.
SELECT DISTINCT
    k.key AS subject,
    CASE c.kind WHEN 'country' THEN 'schema:countryOfOrigin' WHEN 'language' THEN 'schema:inLanguage' ELSE 'schema:genre' END AS property,
    c.concept AS object
FROM concept AS c
JOIN key AS k ON k.id = c.id AND k.kind = 'film'
