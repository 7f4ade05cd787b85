-- Countries of MUBI's films, as the ontology knows them by their English or French names.
SELECT DISTINCT o.film, k.country, k.label
FROM (
    SELECT film, unnest(string_split(regexp_replace(replace(lower(country), '’', ''''), ' *[,;/] *', '|', 'g'), '|')) AS name
    FROM entry
    WHERE country IS NOT NULL
) AS o
JOIN known_country AS k ON k.name = trim(o.name)
