-- Languages of films, by ISO 639-1 codes and TMDb's own: cn is Cantonese, xx is no language. The original one is spoken too.
SELECT DISTINCT
    t.film,
    coalesce(k.language, n.language, 'language:' || t.code) AS language,
    coalesce(k.label, n.label, t.name, t.code) AS label
FROM (
    SELECT m.film, CASE WHEN s.code = 'cn' THEN 'yue' ELSE s.code END AS code, s.name
    FROM (
        SELECT
            id,
            lower(trim(l.iso_639_1)) AS code,
            coalesce(nullif(trim(l.english_name), ''), nullif(trim(l.name), '')) AS name
        FROM (SELECT id, unnest(spoken_languages) AS l FROM answer) AS listed
    ) AS s
    JOIN movie AS m ON m.id = s.id
    WHERE regexp_extract(s.code, '^[a-z]{2,3}$', 0) <> '' AND s.code <> 'xx'
    UNION ALL
    SELECT film, original_language, NULL FROM movie WHERE original_language IS NOT NULL
) AS t
LEFT JOIN known_language AS k ON k.name = t.code
LEFT JOIN known_language AS n ON n.name = lower(t.name)
