-- What resources are said to be, in the terms of DBpedia, schema.org, FOAF or Wikidata.
SELECT DISTINCT id, regexp_extract(link, '[/#]([A-Za-z]+|Q[0-9]+)$', 1) AS class
FROM fact
WHERE property = 'type' AND link IS NOT NULL
