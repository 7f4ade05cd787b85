SELECT 'almanac:' || r.id AS film, c.country AS place, r.date, 'almanac:company/' || r.distributor AS distributor
FROM released AS r JOIN known_country AS c ON c.name = lower(r.country)
