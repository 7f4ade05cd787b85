-- DBpedia names its resources by the articles of the English Wikipedia.
SELECT key AS entity, 'wikipedia' AS scheme, 'en:' || id AS "value"
FROM key
WHERE key LIKE 'dbpedia:%' AND key NOT LIKE '%#%' AND id NOT LIKE '%:%' AND id NOT LIKE '%/%'
