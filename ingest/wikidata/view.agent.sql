-- Those who are credited, distribute or receive, and every human: a person or an organisation, as they are said to be,
-- else as their properties and identifiers tell, else as the role has it.
WITH used AS (
    SELECT agent AS id, CASE WHEN property IN ('P272', 'P449') THEN 1 ELSE 0 END AS company FROM credited
    UNION ALL SELECT distributor, 1 FROM distribution
    UNION ALL SELECT agent, 0 FROM recipient WHERE agent IS NOT NULL
    UNION ALL SELECT item, 0 FROM statement WHERE property = 'P31' AND "value" = 'Q5'
),
told AS (
    SELECT
        s.item AS id,
        max(CASE WHEN s.property = 'P31' AND s."value" = 'Q5' THEN 1 ELSE 0 END) AS human,
        max(CASE
            WHEN s.property IN ('P571', 'P159', 'P112', 'P452', 'P1128', 'P749', 'P355', 'P1454', 'P11806') THEN 1
            WHEN s.property = 'P345' AND s."value" LIKE 'co%' THEN 1
            WHEN s.property = 'P31' AND s."value" IN (
                'Q43229', 'Q4830453', 'Q783794', 'Q6881511', 'Q891723', 'Q1762059', 'Q375336', 'Q1107679', 'Q10689397',
                'Q1126006', 'Q15265344', 'Q1616075', 'Q2001305', 'Q18127', 'Q215380', 'Q5741069'
            ) THEN 1
            WHEN s.property = 'P31' AND regexp_matches(lower(n.text), '\b(company|corporation|studio|business|enterprise|organi[sz]ation|institution|institute|agency|network|channel|broadcaster|station|publisher|distributor|label|band|group|ensemble|orchestra|choir|trio|collective|foundation|association|society|university|school|museum|ministry|government)\b') THEN 1
            ELSE 0
        END) AS organised,
        max(CASE
            WHEN s.property IN ('P569', 'P570', 'P19', 'P20', 'P21', 'P106', 'P734', 'P735', 'P4985') THEN 1
            WHEN s.property = 'P345' AND s."value" LIKE 'nm%' THEN 1
            ELSE 0
        END) AS living
    FROM statement AS s
    LEFT JOIN name AS n ON s.property = 'P31' AND n.id = s."value"
    WHERE s.property IN (
        'P31', 'P345', 'P571', 'P159', 'P112', 'P452', 'P1128', 'P749', 'P355', 'P1454', 'P11806',
        'P569', 'P570', 'P19', 'P20', 'P21', 'P106', 'P734', 'P735', 'P4985'
    )
    GROUP BY s.item
)
SELECT
    u.id,
    CASE
        WHEN max(t.human) = 1 THEN 'person'
        WHEN max(t.organised) = 1 THEN 'organisation'
        WHEN max(t.living) = 1 THEN 'person'
        WHEN max(u.company) = 1 THEN 'organisation'
        ELSE 'person'
    END AS kind
FROM used AS u
LEFT JOIN told AS t ON t.id = u.id
GROUP BY u.id
