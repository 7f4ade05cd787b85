SELECT DISTINCT 'almanac:' || id AS film, 'almanac:festival/' || festival AS festival,
    'almanac:festival/' || festival || '/' || year AS edition, section, year AS date
FROM shown
