SELECT film, 'almanac:place/' || name AS place, 'film:filmingLocation' AS kind FROM cell WHERE what = 'place'
