-- IMDb ids of films, people and companies.
SELECT film AS entity, 'imdb' AS scheme, imdb AS value FROM nominated WHERE imdb IS NOT NULL GROUP BY film, imdb
UNION ALL
SELECT recipient, 'imdb', imdb FROM called WHERE imdb IS NOT NULL AND place = 1
