-- The crew: by the job; where no role is called so, by the department, and the job keeps its words.
SELECT DISTINCT
    p.film,
    p.agent,
    coalesce(r.role, CASE p.department
        WHEN 'Actors' THEN 'role:cast-member'
        WHEN 'Art' THEN 'role:dept-art'
        WHEN 'Camera' THEN 'role:dept-camera'
        WHEN 'Costume & Make-Up' THEN 'role:dept-costume-makeup'
        WHEN 'Creator' THEN 'role:creator'
        WHEN 'Directing' THEN 'role:dept-directing'
        WHEN 'Editing' THEN 'role:dept-editing'
        WHEN 'Lighting' THEN 'role:dept-lighting'
        WHEN 'Production' THEN 'role:dept-production'
        WHEN 'Sound' THEN 'role:dept-sound'
        WHEN 'Visual Effects' THEN 'role:dept-effects'
        WHEN 'Writing' THEN 'role:dept-writing'
        ELSE 'role:miscellaneous'
    END) AS role,
    CASE WHEN r.role IS NULL OR several.role IS NOT NULL THEN p.job END AS job
FROM participant AS p
LEFT JOIN known_role AS r ON r.scheme = 'tmdb' AND lower(r.code) = lower(p.job)
LEFT JOIN (
    SELECT role FROM known_role WHERE scheme = 'tmdb' GROUP BY role HAVING count(*) > 1
) AS several ON several.role = r.role
WHERE NOT p.acts
