-- Names in the cast, in order, without what is none: marks, remarks, lone words, labels and what a label introduces.
WITH listed AS (
    SELECT
        e.film,
        e.title,
        e.number,
        c.n,
        trim(regexp_replace(regexp_replace(c.said, '\[[^\[\]]{1,3}\]', '', 'g'), '[\s\x{00A0}]+', ' ', 'g')) AS said
    FROM entry AS e
    CROSS JOIN unnest(e."cast") WITH ORDINALITY AS c(said, n)
),
noted AS (
    SELECT
        film,
        title,
        number,
        n,
        said,
        coalesce(lag(said) OVER (PARTITION BY film, title, number ORDER BY n), '') AS earlier,
        coalesce(lead(said) OVER (PARTITION BY film, title, number ORDER BY n), '') AS later
    FROM listed
),
named AS (
    SELECT
        film,
        title,
        number,
        n,
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(said,
            '^(?:(?i:cast|starring) ?:|and |with |voices? of |narrated by )', ''),
            ' \([^()]*\)$', ''), '^[^\p{L}\p{N}"“''‘$]+', ''), '[\s()\[\],;*–—-]+$', '') AS words,
        CASE
            WHEN regexp_matches(later, '^\((?i:narrat)') OR regexp_matches(earlier, '^(?i:narrated by)$') THEN 'role:narrator'
            WHEN regexp_matches(later, '^\((?i:voice)\)$') THEN 'role:voice-actor'
            ELSE 'role:actor'
        END AS role,
        nullif(regexp_extract(later, '^\((?:credited )?as (\p{Lu}[^()]*)\)$', 1), '') AS credited_as
    FROM noted
    WHERE NOT regexp_matches(said, '^[(\[].*[)\]]$')
        AND NOT (regexp_matches(earlier, ':$') AND NOT regexp_matches(earlier, '^(?i:cast|starring|voices)'))
),
kept AS (
    SELECT
        film,
        title,
        number,
        n,
        words,
        unnest(string_split(words, CASE
            WHEN regexp_matches(words, '^\p{Lu}\S+ (?:\S+ )*\p{Lu}\S+ and \p{Lu}\S+ (?:\S+ )*\p{Lu}\S+$')
                AND NOT regexp_matches(words, ' and (?:The|His|Her|Their) ') THEN ' and '
            ELSE '|'
        END)) AS name,
        role,
        credited_as
    FROM named
    WHERE (
            regexp_matches(words, '^["“''‘$]?[\p{Lu}\p{Lo}\p{N}]')
            OR regexp_matches(words, '^\p{Ll}+[\p{Lu}\p{N}]|^\p{Ll}+\.\p{Ll}')
            OR regexp_matches(words, '^(?:(?:da|de|del|der|di|du|el|la|le|ten|van|von|zu) |d[''’])+\p{Lu}')
        )
        AND NOT regexp_matches(words, ':$|^[\p{L}. ]+: | (?:of|on|at|from|in|with|within|between|by|for|and|the)$')
        AND lower(words) NOT IN ('a', 'an', 'and', 'the', 'with', 'of', 'none', 'n/a', 'unknown', 'various', 'others', 'tba', 'tbd')
),
billed AS (
    SELECT
        film,
        name,
        role,
        credited_as,
        row_number() OVER (PARTITION BY film, title, number ORDER BY n, strpos(words, name)) AS billing
    FROM kept
    WHERE regexp_matches(name, '\p{L}')
)
SELECT film, name, role, min(billing) AS billing, min(credited_as) AS credited_as
FROM billed
GROUP BY film, name, role
