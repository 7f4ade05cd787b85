-- Awards in words; how many there were says none. "Nominated for" tells a nomination, the year may stand in the words.
WITH told AS (
    SELECT m.film, coalesce(l.name, CASE WHEN NOT c.is_node THEN c.value END) AS words
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document AND c.property = 'award'
    LEFT JOIN label AS l ON c.is_node AND l.node = c.value
),
each AS (
    SELECT film, trim(unnest(string_split(regexp_replace(words, '\s*[;|]\s*', '|', 'g'), '|'))) AS words FROM told
),
parted AS (
    SELECT
        film,
        words,
        regexp_matches(words, '(?i)nomin') AS is_nomination,
        nullif(regexp_extract(words, '(?:^|[^0-9])(1[89][0-9]{2}|20[0-9]{2})(?:[^0-9]|$)', 1), '') AS year,
        trim(regexp_replace(regexp_replace(regexp_replace(words,
            '(?i)^(?:(?:was |were )?nominat(?:ed|ion|ions)(?: for| as|:)?|nominee(?: for|:)?|won|winner(?: of| for|:)?|wins?:)\s+(?:the |an? )?', '', 'g'),
            '(?i)\s*[-–—,(]*\s*\(?\b(?:nominated|nominee|nomination|won|winner)\)?$', '', 'g'),
            '^(?:1[89][0-9]{2}|20[0-9]{2})[\s:,–-]+|[\s,–-]*\(?(?:1[89][0-9]{2}|20[0-9]{2})\)?$', '', 'g')) AS name
    FROM each
    WHERE NOT regexp_matches(words, '(?i)\b(?:[0-9]+|another|several)\b.{0,40}\b(?:wins?|nominations?|awards?|oscars?|prizes?|globes?|emmys?|baftas?)\b')
)
SELECT DISTINCT
    film,
    name,
    year,
    CASE WHEN is_nomination THEN 'nominated' ELSE 'won' END AS outcome
FROM parted
WHERE regexp_matches(name, '\p{L}')
