SELECT cell.film, c.country AS place FROM cell JOIN known_country AS c ON c.name = lower(cell.name) WHERE cell.what = 'ban'
