SELECT DISTINCT 'almanac:festival/' || festival AS thing, 'festival' AS kind, festival AS name, NULL AS "of" FROM shown
UNION ALL
SELECT DISTINCT 'almanac:festival/' || festival || '/' || year, 'edition', festival || ' ' || year, 'almanac:festival/' || festival FROM shown
UNION ALL
SELECT DISTINCT 'almanac:award/' || festival || '/' || award, 'prize', award, 'almanac:festival/' || festival FROM shown WHERE award IS NOT NULL
