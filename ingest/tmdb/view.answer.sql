-- Whatever answers tell of one film: whole records, and what was asked for on its own. Those of television have a `name`.
SELECT
    TRY_CAST(id AS BIGINT) AS id, title, original_title, original_language, release_date, runtime, budget, revenue,
    vote_average, vote_count, adult, imdb_id, wikidata_id, tvdb_id, origin_country, genres, genre_ids, production_companies,
    production_countries, spoken_languages, belongs_to_collection, keywords, external_ids, alternative_titles, titles,
    translations, release_dates, credits, "cast", crew, results
FROM api
WHERE TRY_CAST(id AS BIGINT) > 0 AND name IS NULL AND coalesce(media_type, 'movie') = 'movie'
UNION ALL
SELECT
    TRY_CAST(id AS BIGINT), title, original_title, original_language, release_date, runtime, budget, revenue,
    vote_average, vote_count, NULL, NULL, NULL, NULL, NULL, genres, NULL, production_companies,
    production_countries, spoken_languages, NULL, keywords, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL
FROM csv_movies
WHERE TRY_CAST(id AS BIGINT) > 0
UNION ALL
SELECT
    TRY_CAST(movie_id AS BIGINT), title, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, "cast", crew, NULL
FROM csv_credits
WHERE TRY_CAST(movie_id AS BIGINT) > 0
