SELECT DISTINCT key AS film, film AS name FROM line WHERE key IS NOT NULL
