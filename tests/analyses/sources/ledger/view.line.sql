SELECT *, CASE WHEN film IS NOT NULL THEN 'ledger:film/' || film END AS key FROM said
