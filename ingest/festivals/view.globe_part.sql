-- The names in a cell, in order: "A, B"; "Jr." belongs to the name before it; a country is no name. A song's cell begins
-- with its title: in quotation marks, or called like the film, or the first of two parts.
WITH song AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(people, '^"[^"]+"') THEN regexp_extract(people, '^"([^"]+)"', 1)
            WHEN people NOT LIKE '%,%' THEN people
            WHEN starts_with(lower(people), lower(title) || ', ') THEN substr(people, 1, length(title))
            WHEN people NOT LIKE '%,%,%' THEN split_part(people, ',', 1)
        END AS song
    FROM globe_cell
    WHERE for_song
),
listed AS (
    SELECT line, NULL AS song, after_country, true AS certain, people AS names FROM globe_cell WHERE NOT for_song AND people IS NOT NULL
    UNION ALL
    SELECT line, song, false, song IS NOT NULL, CASE
        WHEN song IS NULL THEN people
        WHEN people LIKE '"%' THEN substr(people, length(song) + 3)
        ELSE substr(people, length(song) + 1)
    END
    FROM song
),
parted AS (
    SELECT l.line, l.song, l.certain, l.after_country, p.place, count(*) OVER (PARTITION BY l.line) AS parts, trim(replace(p.name, '␟', ', ')) AS name
    FROM listed AS l
    CROSS JOIN unnest(string_split(regexp_replace(l.names, ', *(Jr|Sr|II|III|IV)\b', '␟\1', 'g'), ',')) WITH ORDINALITY AS p(name, place)
)
SELECT line, song, certain, place, name, certain OR place = parts AS sure
FROM parted
WHERE NOT (after_country AND (place = 1 OR lower(name) IN (SELECT name FROM known_country)))
