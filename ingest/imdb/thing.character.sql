-- Characters, one for each name within a title. `characters` is a JSON list of strings: ["Mary","Jane \"JJ\""].
SELECT DISTINCT
    'imdb:' || tconst || '#character/' || name AS thing,
    'character' AS kind,
    name,
    'imdb:' || tconst AS "of"
FROM (
    SELECT tconst, trim(replace(replace(part, '\"', '"'), '\\', '\')) AS name
    FROM (
        SELECT tconst, unnest(string_split(substr(characters, 3, length(characters) - 4), '","')) AS part
        FROM title_principals
        WHERE characters LIKE '["%"]'
    ) AS listed
) AS named
WHERE name <> ''
