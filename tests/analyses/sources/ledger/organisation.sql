SELECT DISTINCT 'ledger:company/' || value AS organisation, value AS name FROM line WHERE what IN ('production-company', 'distributor')
