-- Parts and wholes: episodes, seasons and series, from whichever side it is said; with season and number of an episode.
WITH linked AS (
    SELECT subject AS part, value AS whole, is_node FROM claim WHERE property IN ('partOfSeries', 'partOfSeason', 'isPartOf')
    UNION
    SELECT value AS part, subject AS whole, true AS is_node FROM claim WHERE property IN ('episode', 'containsSeason', 'hasPart') AND is_node
),
season AS (
    SELECT t.subject AS node, min(nullif(regexp_extract(coalesce(n.value, l.name), '([0-9]+)', 1), '')) AS season
    FROM claim AS t
    LEFT JOIN claim AS n ON n.subject = t.subject AND n.property = 'seasonNumber'
    LEFT JOIN label AS l ON l.node = t.subject
    WHERE t.property = 'type' AND t.value IN ('tvseason', 'creativeworkseason')
    GROUP BY t.subject
),
numbered AS (
    SELECT subject AS node, min(nullif(regexp_extract(value, '^([0-9]{1,5})$', 1), '')) AS number
    FROM claim
    WHERE property IN ('episodeNumber', 'position')
    GROUP BY subject
)
SELECT DISTINCT
    l.part AS node,
    coalesce(up.whole, l.whole) AS whole,
    coalesce(up.is_node, l.is_node) AS is_node,
    s.season,
    n.number
FROM linked AS l
LEFT JOIN season AS s ON s.node = l.whole
LEFT JOIN linked AS up ON up.part = l.whole AND s.node IS NOT NULL
LEFT JOIN numbered AS n ON n.node = l.part
