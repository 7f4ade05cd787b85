-- Original and other titles, and labels in other languages, less what stands in brackets at the end to say that it is a film.
WITH told AS (
    SELECT
        f.id, f."language",
        CASE WHEN f.property = 'originalTitle' THEN 'original' ELSE 'alternate' END AS kind,
        CASE
            WHEN f.property = 'label' THEN regexp_replace(f."value", ' ?\([^()]*(film|Film|movie|pel[ií]cula|pel·lícula|elokuva|фильм|филм|фільм|ταινία|映画|电影|電影|영화|فيلم|סרט|séri[ea]|serie|TV|[12][0-9]{3})[^()]*\)$', '', 'g')
            ELSE f."value"
        END AS text
    FROM fact AS f
    WHERE f.property IN ('label', 'name', 'originalTitle', 'alternativeTitle') AND f."value" IS NOT NULL
)
SELECT DISTINCT k.key AS film, t.kind, t.text, t."language"
FROM told AS t
JOIN key AS k ON k.id = t.id AND k.kind = 'film'
WHERE t.text <> '' AND t.text <> k.whole AND (t.text <> k.name OR t.kind = 'original')
