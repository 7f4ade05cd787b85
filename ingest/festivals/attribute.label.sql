-- French names of the categories that MUBI's labels unite rewards under: the one that most labels give.
SELECT 'festivals:category/' || lower(english) AS subject, 'schema:alternateName' AS property, french AS value
FROM (
    SELECT english, french, row_number() OVER (PARTITION BY english ORDER BY count(*) DESC, french) AS place
    FROM (SELECT trim(english_label) AS english, trim(french_label) AS french, trim(mubi_label) AS label FROM mubi_labels) AS labels
    WHERE english NOT IN ('', 'Other') AND french NOT IN ('', 'Autre') AND label IN (SELECT reward FROM prize)
    GROUP BY english, french
) AS counted
WHERE place = 1 AND french <> english
