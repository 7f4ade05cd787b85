SELECT key AS film, 'ledger:festival/' || value || '/' || date[:4] AS event, date, kind AS outcome FROM line WHERE what = 'award'
