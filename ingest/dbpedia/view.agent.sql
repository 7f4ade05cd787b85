-- Those who are credited or distribute, and every person: what they are said to be, by type or in brackets, else what the credits tell.
WITH used AS (
    SELECT agent AS id, property, company FROM credited WHERE agent IS NOT NULL
    UNION ALL
    SELECT id, '', false FROM class WHERE class IN ('Person', 'Q5')
),
typed AS (
    SELECT
        id,
        max(CASE WHEN class IN ('Person', 'Actor', 'Artist', 'Writer', 'MusicalArtist', 'Q5') THEN 1 ELSE 0 END) AS human,
        max(CASE WHEN class IN (
            'Organisation', 'Organization', 'Company', 'Band', 'Group', 'MusicGroup', 'Broadcaster', 'RecordLabel', 'Q43229', 'Q4830453'
        ) THEN 1 ELSE 0 END) AS organised
    FROM class
    GROUP BY id
)
SELECT
    u.id,
    CASE
        WHEN max(t.human) = 1 THEN 'person'
        WHEN max(t.organised) = 1 THEN 'organisation'
        WHEN regexp_matches(u.id, '_\([^()]*(company|studios?|band|group|duo|network|publisher|label|distributor|organi[sz]ation|corporation|channel|broadcaster|orchestra|ensemble|brand|conglomerate)\)$')
            THEN 'organisation'
        WHEN max(CASE WHEN NOT u.company AND u.property NOT IN ('producer', 'musicComposer', 'composer', 'presenter', 'specialEffects') THEN 1 ELSE 0 END) = 1
            THEN 'person'
        WHEN max(CASE WHEN u.company THEN 1 ELSE 0 END) = 1 THEN 'organisation'
        ELSE 'person'
    END AS kind
FROM used AS u
LEFT JOIN typed AS t ON t.id = u.id
GROUP BY u.id
