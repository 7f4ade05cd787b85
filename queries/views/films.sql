-- summary: The films, series and episodes, one row each.
-- film: The film's IRI.
-- title: The title under which it is mostly spoken of.
-- kind: Movie, TVSeries, TVEpisode, …
-- year: Its year; the earliest where sources disagree.
-- minutes: How long it runs, in minutes.
-- countries: Where it comes from.
-- genres: Its genres.
SELECT n.iri AS film, min(n.name) AS title, coalesce(min(f.kind), 'Movie') AS kind,
    min(try_cast(a.value AS INTEGER)) FILTER (a.property = 'film:year') AS year,
    min(try_cast(a.value AS INTEGER)) FILTER (a.property = 'film:runtimeMinutes') AS minutes,
    list_sort(list(DISTINCT o.name) FILTER (a.property = 'schema:countryOfOrigin' AND o.name IS NOT NULL)) AS countries,
    list_sort(list(DISTINCT o.name) FILTER (a.property = 'schema:genre' AND o.name IS NOT NULL)) AS genres
FROM film f JOIN identity n ON n.key = f.film
LEFT JOIN attribute a ON a.subject = f.film LEFT JOIN identity o ON o.key = a.object
GROUP BY n.iri
