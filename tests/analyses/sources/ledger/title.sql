SELECT DISTINCT key AS film, film AS text, 'preferred' AS kind FROM line WHERE key IS NOT NULL
