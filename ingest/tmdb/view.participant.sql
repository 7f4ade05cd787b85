-- The cast and crew of films; a remark in brackets alone, "(voice)", is no character. In answers about a person the
-- same lists hold films, which have a language.
WITH listed AS (
    SELECT id, unnest("cast") AS p FROM answer
    UNION ALL
    SELECT id, unnest(c."cast") FROM (SELECT id, unnest(credits) AS c FROM answer) AS whole
),
crewed AS (
    SELECT id, unnest(crew) AS p FROM answer
    UNION ALL
    SELECT id, unnest(c.crew) FROM (SELECT id, unnest(credits) AS c FROM answer) AS whole
)
SELECT DISTINCT
    m.film,
    coalesce('tmdb:person/' || t.person_id, m.film || '#person/' || t.name) AS agent,
    t.person_id,
    coalesce(t.name, 'person/' || t.person_id) AS name,
    t.original_name,
    t.acts,
    t."character",
    t.said,
    t."order",
    t.job,
    t.department
FROM (
    SELECT
        id,
        true AS acts,
        CASE WHEN p.id > 0 THEN p.id END AS person_id,
        nullif(trim(p.name), '') AS name,
        nullif(trim(p.original_name), '') AS original_name,
        CASE
            WHEN upper(trim(p."character")) NOT IN ('', 'N/A')
                AND regexp_extract(trim(p."character"), '^([(][^()]*[)] *)+$', 0) = '' THEN trim(p."character")
        END AS "character",
        lower(p."character") AS said,
        p."order" AS "order",
        NULL AS job,
        NULL AS department
    FROM listed WHERE p.original_language IS NULL
    UNION ALL
    SELECT
        id,
        false,
        CASE WHEN p.id > 0 THEN p.id END,
        nullif(trim(p.name), ''),
        nullif(trim(p.original_name), ''),
        NULL,
        NULL,
        NULL,
        nullif(trim(p.job), ''),
        nullif(trim(p.department), '')
    FROM crewed WHERE p.original_language IS NULL
) AS t
JOIN movie AS m ON m.id = t.id
WHERE t.person_id IS NOT NULL OR t.name IS NOT NULL
