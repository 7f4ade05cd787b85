-- Series of television known by their name alone, each of its own episode.
SELECT DISTINCT object AS film, kind, name FROM saga WHERE kind = 'TVSeries'
