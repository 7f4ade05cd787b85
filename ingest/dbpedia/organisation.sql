-- Companies and groups that are credited or distribute.
SELECT key AS organisation, name FROM key WHERE kind = 'organisation'
UNION
SELECT 'dbpedia:organisation/' || words, words FROM credited WHERE words IS NOT NULL AND company
