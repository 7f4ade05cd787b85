-- Countries by TMDb's codes: ISO 3166-1, and some of its own for states that are no more.
WITH former AS (
    SELECT 'SU' AS code, 'soviet union' AS name
    UNION ALL SELECT 'XC', 'czechoslovakia'
    UNION ALL SELECT 'XG', 'east germany'
    UNION ALL SELECT 'YU', 'yugoslavia'
    UNION ALL SELECT 'CS', 'serbia and montenegro'
),
named AS (
    SELECT upper(trim(code)) AS code, max(nullif(trim(name), '')) AS name
    FROM (
        SELECT c.iso_3166_1 AS code, c.name AS name FROM (SELECT unnest(production_countries) AS c FROM answer) AS made
        UNION ALL SELECT unnest(origin_country), NULL FROM answer
        UNION ALL SELECT code, NULL FROM release
        UNION ALL SELECT code, NULL FROM retitled
    ) AS told
    WHERE regexp_extract(trim(code), '^[A-Za-z]{2}$', 0) <> ''
    GROUP BY upper(trim(code))
)
SELECT
    n.code,
    coalesce(k.country, f.country, o.country, 'country:' || n.code) AS country,
    coalesce(k.label, f.label, o.label, n.name, n.code) AS label
FROM named AS n
LEFT JOIN known_country AS k ON k.name = lower(n.code)
LEFT JOIN former AS c ON c.code = n.code
LEFT JOIN known_country AS f ON f.name = c.name
LEFT JOIN known_country AS o ON o.name = lower(n.name)
