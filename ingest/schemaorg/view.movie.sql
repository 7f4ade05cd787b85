-- Films, series and episodes: which things they are, and the key of each; a work of no kind that is directed, or has the
-- identifier of a film, is one. A film is known by its own address, else by an identifier or the address of its page, its
-- own or another's of the same name in the same document, else by its name there. Of two films of one name the years tell
-- them apart, of two episodes their numbers.
WITH typed AS (
    SELECT subject AS node, value AS type FROM claim WHERE property = 'type'
    UNION
    SELECT t.subject AS node, s.value AS type
    FROM claim AS t
    JOIN claim AS s ON lower(s.subject) = t.value AND s.property = 'subClassOf'
    WHERE t.property = 'type'
    UNION
    SELECT t.subject AS node, u.value AS type
    FROM claim AS t
    JOIN claim AS s ON lower(s.subject) = t.value AND s.property = 'subClassOf'
    JOIN claim AS u ON lower(u.subject) = s.value AND u.property = 'subClassOf'
    WHERE t.property = 'type'
),
film_type AS (
    SELECT type, rank
    FROM (VALUES
        ('tvepisode', 1), ('http://dbpedia.org/ontology/televisionepisode', 1),
        ('tvseries', 2), ('tvminiseries', 2), ('miniseries', 2), ('http://dbpedia.org/ontology/televisionshow', 2),
        ('movie', 3), ('shortfilm', 3), ('tvmovie', 3), ('tvspecial', 3), ('http://dbpedia.org/ontology/film', 3)
    ) AS listed(type, rank)
),
film_node AS (
    SELECT node, min(rank) AS rank
    FROM (
        SELECT t.node, f.rank FROM typed AS t JOIN film_type AS f ON f.type = t.type
        UNION ALL
        SELECT t.node, 3 AS rank
        FROM typed AS t
        WHERE t.type = 'creativework'
            AND (t.node IN (SELECT subject FROM claim WHERE property IN ('director', 'titleEIDR'))
                OR t.node IN (SELECT node FROM code WHERE kind = 'film'))
    ) AS told
    GROUP BY node
),
dated AS (
    SELECT subject AS node, min(nullif(regexp_extract(value, '^(1[89][0-9]{2}|20[0-9]{2})', 1), '')) AS year
    FROM claim
    WHERE property IN ('dateCreated', 'copyrightYear', 'datePublished', 'startDate')
    GROUP BY subject
),
numbered AS (
    SELECT node, 'S' || coalesce(min(season), '') || 'E' || coalesce(min(number), '') AS number FROM episode GROUP BY node
),
coded AS (
    SELECT node, min(scheme || '/' || value) AS code FROM code WHERE kind IN ('film', '') GROUP BY node
),
addressed AS (
    SELECT subject AS node, min(value) AS address FROM claim WHERE property = 'url' AND value LIKE 'http%' GROUP BY subject
),
described AS (
    SELECT
        n.node,
        s.document,
        n.rank,
        nullif(trim(regexp_replace(l.name, '\((?:1[89][0-9]{2}|20[0-9]{2})\)$', '', 'g')), '') AS name,
        coalesce(d.year, nullif(regexp_extract(l.name, '\((1[89][0-9]{2}|20[0-9]{2})\)$', 1), '')) AS year,
        CASE WHEN n.rank = 1 THEN e.number END AS number,
        CASE WHEN NOT starts_with(n.node, '_:') THEN n.node ELSE c.code END AS code,
        a.address
    FROM film_node AS n
    JOIN (SELECT DISTINCT subject, document FROM claim) AS s ON s.subject = n.node
    LEFT JOIN label AS l ON l.node = n.node
    LEFT JOIN dated AS d ON d.node = n.node
    LEFT JOIN numbered AS e ON e.node = n.node
    LEFT JOIN coded AS c ON c.node = n.node
    LEFT JOIN addressed AS a ON a.node = n.node
),
years AS (
    SELECT document, lower(name) AS name, min(year) AS year
    FROM described
    WHERE name IS NOT NULL
    GROUP BY document, lower(name)
    HAVING min(year) = max(year)
),
pages AS (
    SELECT address FROM described WHERE address IS NOT NULL GROUP BY address HAVING count(DISTINCT lower(name)) <= 1
),
known AS (
    SELECT
        d.node,
        d.document,
        d.rank,
        d.name,
        coalesce(d.year, y.year) AS year,
        coalesce(d.number, d.year, y.year, '') AS mark,
        coalesce(d.code, p.address) AS code
    FROM described AS d
    LEFT JOIN years AS y ON y.document = d.document AND y.name = lower(d.name)
    LEFT JOIN pages AS p ON p.address = d.address
),
codes AS (
    SELECT document, lower(name) AS name, mark, min(code) AS code
    FROM known
    WHERE document <> '' AND name IS NOT NULL
    GROUP BY document, lower(name), mark
    HAVING min(code) = max(code)
)
SELECT
    k.node,
    k.document,
    'schemaorg:' || coalesce(k.code, c.code, CASE WHEN k.document <> '' THEN k.document || '#' ELSE '' END
        || 'film/' || k.name || CASE WHEN k.mark <> '' THEN ' (' || k.mark || ')' ELSE '' END) AS film,
    CASE k.rank WHEN 1 THEN 'TVEpisode' WHEN 2 THEN 'TVSeries' END AS kind,
    k.name,
    k.year
FROM known AS k
LEFT JOIN codes AS c ON c.document = k.document AND c.name = lower(k.name) AND c.mark = k.mark
WHERE k.code IS NOT NULL OR k.name IS NOT NULL
