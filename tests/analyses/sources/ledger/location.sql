SELECT key AS film, 'ledger:place/' || value AS place, CASE what WHEN 'shot' THEN 'film:filmingLocation' ELSE 'film:narrativeLocation' END AS kind
FROM line WHERE what IN ('shot', 'set')
