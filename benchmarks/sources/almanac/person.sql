SELECT DISTINCT 'almanac:' || recipient AS person, name FROM shown WHERE recipient IS NOT NULL
