SELECT key AS film, 'ledger:festival/' || value AS festival, 'ledger:festival/' || value || '/' || date[:4] AS edition, kind AS premiere, date
FROM line WHERE what = 'screening'
