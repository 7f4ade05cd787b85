SELECT cell.film AS subject, 'schema:countryOfOrigin' AS property, c.country AS object
FROM cell JOIN known_country AS c ON c.name = lower(cell.name)
WHERE cell.what = 'country'
