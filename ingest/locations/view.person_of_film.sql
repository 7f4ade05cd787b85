-- The people of a cell, "A, B", "A & B", "A and B", "A/B"; "Jr." belongs to the name before it. Each is known within the film.
SELECT DISTINCT film, role, place, name, film || '#person/' || name AS person
FROM (
    SELECT film, role, place, replace(trim(part), '␟', ', ') AS name
    FROM (
        SELECT film, role, place, unnest(string_split(regexp_replace(regexp_replace(said,
            ', *(Jr|Sr|II|III|IV)\b', '␟\1', 'g'),
            ' *(,|;|/| & | and ) *', '|', 'g'), '|')) AS part
        FROM cell
        WHERE role NOT IN ('role:production-company', 'distributor')
    ) AS parted
) AS named
WHERE name <> ''
