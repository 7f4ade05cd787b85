SELECT 'almanac:' || id AS entity, 'imdb' AS scheme, id AS value FROM listed
UNION ALL
SELECT DISTINCT 'almanac:' || recipient, 'imdb', recipient FROM shown WHERE recipient IS NOT NULL
