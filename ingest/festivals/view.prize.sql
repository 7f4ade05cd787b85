-- Rewards that are prizes, with the category that MUBI's labels unite them under ("Other" is none).
SELECT
    o.*,
    CASE WHEN o.reward IS NOT NULL THEN o.event || '/prize/' || o.reward END AS prize,
    'festivals:category/' || lower(l.category) AS category,
    l.category AS category_name
FROM outcome AS o
LEFT JOIN (
    SELECT trim(mubi_label) AS label, min(trim(english_label)) AS category
    FROM mubi_labels
    WHERE trim(english_label) NOT IN ('', 'Other')
    GROUP BY trim(mubi_label)
) AS l ON l.label = o.reward
WHERE NOT o.is_selected OR o.is_prize OR o.kind <> 'festival'
