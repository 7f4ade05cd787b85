-- Wikidata's own ids, and those of IMDb, TMDb and EIDR, as their kinds have them.
SELECT key AS entity, 'wikidata' AS scheme, id AS "value" FROM key WHERE key LIKE 'wikidata:%'
UNION ALL
SELECT DISTINCT k.key, 'imdb', s."value"
FROM statement AS s
JOIN key AS k ON k.id = s.item
WHERE s.property = 'P345' AND s.best AND CASE k.kind
    WHEN 'film' THEN regexp_matches(s."value", '^tt[0-9]{7,10}$')
    WHEN 'person' THEN regexp_matches(s."value", '^nm[0-9]{7,10}$')
    WHEN 'organisation' THEN regexp_matches(s."value", '^co[0-9]{7,10}$')
    WHEN 'festival' THEN regexp_matches(s."value", '^ev[0-9]{7,10}$')
    WHEN 'ceremony' THEN regexp_matches(s."value", '^ev[0-9]{7,10}$')
    ELSE false
END
UNION ALL
SELECT DISTINCT k.key, 'tmdb', t.form || s."value"
FROM statement AS s
JOIN (SELECT * FROM (VALUES
    ('P4947', 'film', 'movie/'), ('P4983', 'film', 'tv/'), ('P4985', 'person', 'person/'), ('P11806', 'organisation', 'company/')
) AS known(property, kind, form)) AS t ON t.property = s.property
JOIN key AS k ON k.id = s.item AND k.kind = t.kind
WHERE s.best AND regexp_matches(s."value", '^[1-9][0-9]*$')
UNION ALL
SELECT DISTINCT k.key, 'eidr', upper(s."value")
FROM statement AS s
JOIN key AS k ON k.id = s.item AND k.kind = 'film'
WHERE s.property = 'P2704' AND s.best AND regexp_matches(upper(s."value"), '^10\.5240/[0-9A-F]{4}(-[0-9A-F]{4}){4}-[0-9A-Z]$')
