-- Wikidata's ids of the same things, and IMDb's, of which DBpedia leaves out the letters.
SELECT DISTINCT k.key AS entity, 'wikidata' AS scheme, regexp_extract(f.link, '(Q[1-9][0-9]*)$', 1) AS "value"
FROM fact AS f
JOIN key AS k ON k.id = f.id
WHERE f.property = 'sameAs' AND regexp_matches(f.link, '^https?://www\.wikidata\.org/entity/Q[1-9][0-9]*$') AND k.key LIKE 'dbpedia:%'
UNION
SELECT k.key, 'wikidata', replace(f.object, 'wikidata:', '')
FROM fact AS f
JOIN key AS k ON k.id = f.id
WHERE f.property = 'sameAs' AND regexp_matches(f.object, '^wikidata:Q[1-9][0-9]*$') AND k.key LIKE 'dbpedia:%'
UNION
SELECT key, 'wikidata', regexp_extract(id, '(Q[1-9][0-9]*)$', 1)
FROM key
WHERE regexp_matches(id, '^(wikidata:|https?://www\.wikidata\.org/entity/)Q[1-9][0-9]*$') AND key LIKE 'dbpedia:%'
UNION
SELECT key, 'imdb', regexp_extract(id, '((?:nm|co)[0-9]+)/?$', 1)
FROM key
WHERE (kind = 'person' AND regexp_matches(id, '^https?://(www\.)?imdb\.com/name/nm[0-9]{7,10}/?$'))
    OR (kind = 'organisation' AND regexp_matches(id, '^https?://(www\.)?imdb\.com/company/co[0-9]{7,10}/?$'))
UNION
SELECT k.key, 'imdb', t.letters || CASE WHEN length(f.digits) < 7 THEN lpad(f.digits, 7, '0') ELSE f.digits END
FROM (
    SELECT id, regexp_extract("value", '^([a-z]*)', 1) AS letters, regexp_extract("value", '([0-9]+)$', 1) AS digits
    FROM fact
    WHERE property = 'imdbId' AND regexp_matches("value", '^([a-z]{2})?[0-9]{1,10}$')
) AS f
JOIN key AS k ON k.id = f.id
JOIN (SELECT * FROM (VALUES ('film', 'tt'), ('person', 'nm'), ('organisation', 'co')) AS known(kind, letters)) AS t ON t.kind = k.kind
WHERE f.letters IN ('', t.letters) AND regexp_matches(f.digits, '[1-9]')
