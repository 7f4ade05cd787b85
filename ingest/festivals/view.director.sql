-- Directors of MUBI's films: "A & 2 de plus" names one of three.
SELECT DISTINCT film, name, film || '#person/' || name AS person
FROM (
    SELECT film, trim(part) AS name
    FROM (
        SELECT film, unnest(string_split(regexp_replace(regexp_replace(director,
            ' *(&|et|and|\+|,) *[0-9]+ .*$', '', 'g'), ' *(,|;| & ) *', '|', 'g'), '|')) AS part
        FROM entry
        WHERE director IS NOT NULL
    ) AS parted
) AS named
WHERE name <> ''
