-- Those who made a film and those who play in it, one row a name; several makers may stand in one element with strokes between.
-- In the words of the part stands who is himself, is heard only or comes from an archive; a remark in brackets alone is no part.
WITH made AS (
    SELECT film, 'role:director' AS role, NULL AS job, d AS p FROM (SELECT film, unnest(director) AS d FROM work) AS listed
    UNION ALL
    SELECT film, 'role:writer', NULL, w
    FROM (SELECT film, unnest(credits) AS w FROM work UNION ALL SELECT film, unnest(writer) FROM work) AS listed
    UNION ALL
    SELECT
        l.film, coalesce(r.role, 'role:producer'), CASE WHEN r.role IS NULL THEN nullif(trim(l.w.role[1].text), '') END, l.w
    FROM (SELECT film, unnest(producer) AS w FROM work) AS l
    LEFT JOIN known_role AS r ON r.scheme = 'tmdb' AND lower(r.code) = lower(trim(l.w.role[1].text))
),
played AS (
    SELECT
        film,
        nullif(trim(a.name[1].text), '') AS name,
        nullif(trim(a.role[1].text), '') AS said,
        lower(coalesce(trim(a.type[1].text), '')) AS type,
        TRY_CAST(trim(coalesce(nullif(a."order"[1].text, ''), nullif(a.sortorder[1].text, ''))) AS INTEGER) AS place,
        trim(a.tmdbid[1].text) AS tmdb,
        trim(a.imdbid[1].text) AS imdb
    FROM (SELECT film, unnest(actor) AS a FROM work) AS listed
)
SELECT film, film || '#person/' || name AS agent, name, role, "character", billing, job, tmdb, imdb
FROM (
    SELECT film, trim(name) AS name, role, NULL AS "character", NULL AS billing, job, tmdb, imdb
    FROM (
        SELECT
            film,
            unnest(string_split(names, ' / ')) AS name,
            role,
            job,
            CASE WHEN names NOT LIKE '% / %' THEN trim(p.tmdbid[1].text) END AS tmdb,
            CASE WHEN names NOT LIKE '% / %' THEN trim(p.imdbid[1].text) END AS imdb
        FROM (SELECT film, role, job, p, coalesce(nullif(trim(p.name[1].text), ''), p.text) AS names FROM made) AS made
    ) AS makers
    UNION ALL
    SELECT
        a.film,
        a.name,
        CASE
            WHEN a.type NOT IN ('', 'actor', 'gueststar', 'guest star') THEN coalesce(r.role, 'role:miscellaneous')
            WHEN regexp_extract(lower(a.said), '[(]archive (footage|photos?|images?)', 0) <> '' THEN 'role:archive-footage'
            WHEN regexp_extract(lower(a.said), '[(]archive (sound|audio|recordings?)', 0) <> '' THEN 'role:archive-sound'
            WHEN regexp_extract(lower(a.said), '^(self|himself|herself|themself|themselves|itself)($| [-–/(]|[/,:])', 0) <> ''
                THEN 'role:self'
            WHEN regexp_extract(lower(a.said), '[(][^()]*\bvoice\b', 0) <> '' THEN 'role:voice-actor'
            ELSE 'role:actor'
        END,
        CASE
            WHEN a.type IN ('', 'actor', 'gueststar', 'guest star') AND upper(a.said) <> 'N/A'
                AND regexp_extract(a.said, '^([(][^()]*[)] *)+$', 0) = '' THEN a.said
        END,
        CASE WHEN a.type IN ('', 'actor', 'gueststar', 'guest star') AND a.place >= 0 THEN a.place + 1 END,
        CASE WHEN a.type NOT IN ('', 'actor', 'gueststar', 'guest star') THEN a.said END,
        a.tmdb,
        a.imdb
    FROM played AS a
    LEFT JOIN known_role AS r ON r.scheme = 'tmdb'
        AND lower(r.code) = CASE a.type WHEN 'composer' THEN 'original music composer' ELSE a.type END
) AS told
WHERE name <> '' AND upper(name) <> 'N/A'
