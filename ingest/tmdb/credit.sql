-- The cast. TMDb says in the character's words who is himself, is heard only or stands in an archive.
SELECT DISTINCT
    film,
    agent,
    CASE
        WHEN regexp_extract(said, '[(]archive (footage|photos?|images?)', 0) <> '' THEN 'role:archive-footage'
        WHEN regexp_extract(said, '[(]archive (sound|audio|recordings?)', 0) <> '' THEN 'role:archive-sound'
        WHEN regexp_extract(said, '^(self|himself|herself|themself|themselves|itself)($| [-–/(]|[/,:])', 0) <> '' THEN 'role:self'
        WHEN regexp_extract(said, '[(][^()]*\bvoice\b', 0) <> '' THEN 'role:voice-actor'
        ELSE 'role:actor'
    END AS role,
    film || '#character/' || "character" AS "character",
    CASE WHEN "order" >= 0 THEN "order" + 1 END AS billing
FROM (
    SELECT film, agent, "character", "order", trim(coalesce(said, '')) AS said FROM participant WHERE acts
) AS played
