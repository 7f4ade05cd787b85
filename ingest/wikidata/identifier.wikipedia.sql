-- The film's article in the English Wikipedia, where a list of films names it.
SELECT DISTINCT k.key AS entity, 'wikipedia' AS scheme, 'en:' || replace(trim(l.enwiki_title), ' ', '_') AS "value"
FROM films AS l
JOIN key AS k ON k.id = l.wikidata_id
WHERE trim(l.enwiki_title) <> '' AND k.key NOT LIKE '%#%'
