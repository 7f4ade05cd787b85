SELECT film, 'almanac:company/' || name AS agent, 'role:production-company' AS role FROM cell WHERE what = 'company'
