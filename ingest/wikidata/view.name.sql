-- The one name of each item: English, else the one meant for all languages, else any.
SELECT id, text, "language"
FROM (
    SELECT
        id, text, "language",
        row_number() OVER (
            PARTITION BY id
            ORDER BY
                CASE WHEN "language" = 'en' THEN 1 WHEN "language" = 'mul' THEN 2 WHEN "language" LIKE 'en-%' THEN 3 ELSE 4 END,
                "language", text
        ) AS place
    FROM label
    WHERE NOT alias
) AS ordered
WHERE place = 1
