SELECT key AS film, k.country AS place, date, 'ledger:company/' || value AS distributor FROM line AS l LEFT JOIN known_country AS k ON k.name = lower(l.place) WHERE what = 'distributor'
