-- Lines of the Golden Globes with their work and the song. An undecided nominee is what the list says of that name elsewhere.
WITH decided AS (
    SELECT
        c.*,
        coalesce(c.title, CASE WHEN c.people IS NULL AND t.title IS NOT NULL THEN c.nominee END) AS work,
        c.title IS NULL AND c.people IS NULL AND t.title IS NULL AS undecided
    FROM globe_cell AS c
    LEFT JOIN (SELECT DISTINCT title FROM globe_cell WHERE title IS NOT NULL) AS t ON t.title = c.nominee
)
SELECT
    d.*,
    regexp_replace(regexp_replace(d.work,
        ' *\([^()]*\bTV\b[^()]*\)$| *\((18|19|20)[0-9][0-9](-(18|19|20)[0-9][0-9])?\)$', '', 'g'),
        '^(.+), (The|A|An|the|a|an|Le|La|Les|Il|El|Los|Das|Der)( \([^()]*\))?$', '\2 \1\3', 'g') AS called,
    nullif(regexp_extract(d.work, '\(((18|19|20)[0-9][0-9])\)$', 1), '') AS year_in_title,
    s.song
FROM decided AS d
LEFT JOIN (SELECT DISTINCT line, song FROM globe_part WHERE song IS NOT NULL) AS s ON s.line = d.line
