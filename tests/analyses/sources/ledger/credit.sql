SELECT DISTINCT key AS film, CASE WHEN what = 'production-company' THEN 'ledger:company/' ELSE 'ledger:person/' END || value AS agent, 'role:' || what AS role
FROM line WHERE what IN ('director', 'actor', 'cinematographer', 'producer', 'production-company')
