SELECT DISTINCT 'ledger:person/' || value AS person, NULL AS film, value AS name FROM line WHERE what IN ('director', 'actor', 'cinematographer', 'producer', 'hometown')
