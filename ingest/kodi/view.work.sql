-- Films, series and episodes. One without a title is known by its first id or address; what has neither names no film.
SELECT
    'kodi:' || CASE kind WHEN 'TVSeries' THEN 'series/' WHEN 'TVEpisode' THEN 'episode/' ELSE 'movie/' END || coalesce(
        coalesce(series || ' ', '') || coalesce('S' || season || ' ', '') || coalesce('E' || episode || ' ', '')
            || title || coalesce(' [' || id || ']', coalesce(' (' || year || ')', '') || coalesce(', ' || maker, '')),
        id
    ) AS film,
    coalesce(title, id) AS name,
    kind, title, original_title, series, season, episode, year, released, runtime,
    imdb_address, tmdb_address, imdbid, imdb_id, tmdbid, uniqueid, ids, mpaa, certification, genre, country, studio, tag,
    rating, votes, ratings, "set", director, credits, writer, producer, actor
FROM (
    SELECT
        CASE WHEN kind IS NULL AND tmdb_address LIKE 'tv/%' THEN 'TVSeries' ELSE kind END AS kind,
        title, original_title, coalesce(id, imdb_address, tmdb_address) AS id,
        CASE WHEN kind = 'TVEpisode' THEN series END AS series,
        CASE WHEN kind = 'TVEpisode' AND TRY_CAST(season AS INTEGER) >= 0 THEN season END AS season,
        CASE WHEN kind = 'TVEpisode' AND TRY_CAST(episode AS INTEGER) >= 0 THEN episode END AS episode,
        CASE
            WHEN TRY_CAST(year AS INTEGER) BETWEEN 1870 AND 2100 THEN year
            WHEN TRY_CAST(substr(released, 1, 4) AS INTEGER) BETWEEN 1870 AND 2100 THEN substr(released, 1, 4)
        END AS year,
        CASE WHEN TRY_CAST(substr(released, 1, 4) AS INTEGER) BETWEEN 1870 AND 2100 AND TRY_CAST(released AS DATE) IS NOT NULL
            THEN released END AS released,
        CASE WHEN TRY_CAST(runtime AS INTEGER) > 0 THEN CAST(TRY_CAST(runtime AS INTEGER) AS VARCHAR) END AS runtime,
        maker, imdb_address, tmdb_address, imdbid, imdb_id, tmdbid, uniqueid, ids, mpaa, certification, genre, country, studio, tag,
        rating, votes, ratings, "set", director, credits, writer, producer, actor
    FROM (
        SELECT
            CASE
                WHEN lower(root) = 'tvshow' OR (root IS NULL AND lower(file) = 'tvshow.nfo') THEN 'TVSeries'
                WHEN lower(root) = 'episodedetails' THEN 'TVEpisode'
            END AS kind,
            nullif(coalesce(nullif(trim(title[1].text), ''), trim(originaltitle[1].text)), '') AS title,
            nullif(trim(originaltitle[1].text), '') AS original_title,
            nullif(trim(showtitle[1].text), '') AS series,
            nullif(trim(season[1].text), '') AS season,
            nullif(trim(episode[1].text), '') AS episode,
            nullif(regexp_extract(trim(year[1].text), '^[0-9]{4}$', 0), '') AS year,
            nullif(regexp_extract(
                trim(coalesce(
                    nullif(premiered[1].text, ''), nullif(releasedate[1].text, ''), nullif(aired[1].text, '')
                )), '^[0-9]{4}-[0-9]{2}-[0-9]{2}', 0
            ), '') AS released,
            regexp_extract(trim(runtime[1].text), '^([0-9]+)( *min.*)?$', 1) AS runtime,
            nullif(trim(director[1].text), '') AS maker,
            coalesce(
                nullif(trim(uniqueid[1].text), ''), nullif(trim(id[1].text), ''), nullif(trim(imdbid[1].text), ''),
                nullif(trim(imdb_id[1].text), ''), nullif(trim(tmdbid[1].text), '')
            ) AS id,
            nullif(regexp_extract(array_to_string(address, ' '), 'imdb[.]com/title/(tt[0-9]{7,10})', 1), '') AS imdb_address,
            nullif(regexp_extract(
                array_to_string(address, ' '), 'themoviedb[.]org/((movie|tv)/[1-9][0-9]*)([^0-9/]|/?( |$))', 1
            ), '') AS tmdb_address,
            imdbid, imdb_id, tmdbid, uniqueid, id AS ids, mpaa, certification, genre, country, studio, tag, rating, votes,
            ratings, "set", director, credits, writer, producer, actor
        FROM nfo
        WHERE root IS NULL OR lower(root) IN ('movie', 'tvshow', 'episodedetails')
    ) AS told
) AS cleaned
WHERE title IS NOT NULL OR id IS NOT NULL
