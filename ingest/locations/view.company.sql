-- The companies of a cell: "A, B"; "A Pictures & B Films" are two, "A and B Productions" or "A / B" may be one.
SELECT DISTINCT film, role, name, 'locations:organisation/' || lower(name) AS organisation
FROM (
    SELECT film, role, replace(trim(part), '␟', ', ') AS name
    FROM (
        SELECT film, role, unnest(string_split(regexp_replace(regexp_replace(regexp_replace(said,
            ', *(Inc|Ltd|LLC|L\.L\.C|Co|Corp|S\.A)\b', '␟\1', 'g'),
            '\b(Films|Pictures|Productions|Studios|Entertainment|Inc\.?|Ltd\.?|LLC) *( & | and |/) *(\S+ +\S)', '\1|\3', 'g'),
            ' *[,;] *(and |& )?', '|', 'g'), '|')) AS part
        FROM cell
        WHERE role IN ('role:production-company', 'distributor')
    ) AS parted
) AS named
WHERE name <> ''
