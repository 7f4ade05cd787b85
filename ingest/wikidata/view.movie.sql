-- What is a film, series, episode or game: by its class, or by what only such things have: identifiers, parts, credits.
WITH rooted AS (
    SELECT * FROM (VALUES
        ('Q11424', 'Movie'), ('Q24862', 'Movie'), ('Q506240', 'Movie'), ('Q202866', 'Movie'), ('Q93204', 'Movie'),
        ('Q226730', 'Movie'), ('Q20650540', 'Movie'), ('Q24869', 'Movie'), ('Q29168811', 'Movie'), ('Q17517379', 'Movie'),
        ('Q5398426', 'TVSeries'), ('Q15416', 'TVSeries'), ('Q1259759', 'TVSeries'), ('Q581714', 'TVSeries'),
        ('Q526877', 'TVSeries'), ('Q63952888', 'TVSeries'), ('Q117467246', 'TVSeries'), ('Q3464665', 'TVSeries'),
        ('Q21191270', 'TVEpisode'), ('Q1983062', 'TVEpisode'), ('Q7889', 'VideoGame'),
        ('Q5', 'other'), ('Q24856', 'other'), ('Q7725634', 'other'), ('Q25379', 'other'), ('Q482994', 'other'), ('Q7366', 'other')
    ) AS known(class, kind)
),
-- Classes of classes, as far as the data tell them.
second AS (SELECT s.item AS class, r.kind FROM statement AS s JOIN rooted AS r ON r.class = s."value" WHERE s.property = 'P279'),
third AS (SELECT s.item AS class, r.kind FROM statement AS s JOIN second AS r ON r.class = s."value" WHERE s.property = 'P279'),
fourth AS (SELECT s.item AS class, r.kind FROM statement AS s JOIN third AS r ON r.class = s."value" WHERE s.property = 'P279'),
classed AS (
    SELECT class, kind FROM rooted
    UNION SELECT class, kind FROM second
    UNION SELECT class, kind FROM third
    UNION SELECT class, kind FROM fourth
),
instance AS (
    SELECT s.item, s."value" AS class, lower(n.text) AS name
    FROM statement AS s
    LEFT JOIN name AS n ON n.id = s."value"
    WHERE s.property = 'P31'
),
told AS (
    SELECT i.item, c.kind FROM instance AS i JOIN classed AS c ON c.class = i.class
    UNION ALL
    SELECT
        item,
        CASE
            WHEN regexp_matches(name, '\b(video|computer|mobile|arcade) game$') THEN 'VideoGame'
            WHEN regexp_matches(name, '\bepisode$') THEN 'TVEpisode'
            WHEN regexp_matches(name, '\b(film series|trilogy|tetralogy|franchise|film project)$') THEN 'other'
            WHEN regexp_matches(name, '\b(television|tv|web|anime|animated|documentary|drama) (series|serial|season|show|program|programme)$')
                OR regexp_matches(name, '\b(miniseries|mini-series|soap opera|sitcom|telenovela)$') THEN 'TVSeries'
            WHEN regexp_matches(name, '\b(film|movie|television special|tv special)$') THEN 'Movie'
            WHEN regexp_matches(name, '\b(human|person|character|play|opera|operetta|musical|theatre|theater|ballet|song|single|album|novel|book|poem|comics?|manga|podcast|concert|company)\b')
                OR name LIKE '%theatrical%' OR name LIKE '%radio%' THEN 'other'
        END
    FROM instance
    UNION ALL
    SELECT
        item,
        CASE
            WHEN property = 'P4947' THEN 'Movie'
            WHEN property IN ('P4983', 'P2437', 'P1113') THEN 'TVSeries'
            WHEN property = 'P4908' THEN 'TVEpisode'
            WHEN property = 'P2704' OR "value" LIKE 'tt%' THEN 'screen'
        END
    FROM statement
    WHERE property IN ('P4947', 'P4983', 'P2437', 'P1113', 'P4908', 'P2704', 'P345')
    UNION ALL
    SELECT item, 'credited' FROM statement
    WHERE property IN ('P57', 'P58', 'P161', 'P344', 'P725', 'P1040', 'P1431', 'P2554')
),
-- Several kinds may be told of one item: a miniseries that is also a film is the film.
weighed AS (
    SELECT
        item,
        max(CASE WHEN kind = 'Movie' THEN 1 ELSE 0 END) AS film,
        max(CASE WHEN kind = 'TVEpisode' THEN 1 ELSE 0 END) AS episode,
        max(CASE WHEN kind = 'TVSeries' THEN 1 ELSE 0 END) AS series,
        max(CASE WHEN kind = 'VideoGame' THEN 1 ELSE 0 END) AS game,
        max(CASE WHEN kind = 'screen' THEN 1 ELSE 0 END) AS screen,
        max(CASE WHEN kind = 'credited' THEN 1 ELSE 0 END) AS credited,
        max(CASE WHEN kind = 'other' THEN 1 ELSE 0 END) AS other
    FROM told
    GROUP BY item
)
SELECT
    item AS id,
    CASE WHEN film = 1 THEN 'Movie' WHEN episode = 1 THEN 'TVEpisode' WHEN series = 1 THEN 'TVSeries' WHEN game = 1 THEN 'VideoGame' ELSE 'Movie' END AS kind
FROM weighed
WHERE film + episode + series + game + screen > 0 OR (credited = 1 AND other = 0)
