SELECT 'almanac:' || id AS film, 'almanac:' || recipient AS recipient, 'almanac:award/' || festival || '/' || award AS award,
    'almanac:festival/' || festival || '/' || year AS event, year AS date, outcome
FROM shown WHERE award IS NOT NULL
