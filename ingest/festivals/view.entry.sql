-- MUBI's lines, each with its film (known by its address, which is the same in every language) and with what it says:
-- won, selected or anything else.
SELECT DISTINCT
    'festivals:mubi/film/' || coalesce(slug, lower(title) || coalesce(' / ' || lower(director), '')) AS film,
    title,
    director,
    country,
    CASE WHEN link LIKE '/%' THEN 'https://mubi.com' || link WHEN link LIKE 'http%' THEN link END AS address,
    festival,
    'festivals:mubi/event/' || festival AS event,
    year,
    distinction,
    reward AS listed,
    CASE WHEN NOT regexp_matches(lower(reward), '^(s[ée]lection officielle|official selection)$') THEN reward END AS reward,
    regexp_matches(lower(distinction), '^(laur[ée]ate?|gagnante?|winner|won|vainqueur)$') AS won,
    regexp_matches(lower(coalesce(distinction, reward)), '^(s[ée]lection|official selection|selected)') AS selected
FROM (
    SELECT
        nullif(trim(title), '') AS title,
        nullif(trim(director), '') AS director,
        nullif(trim(country), '') AS country,
        nullif(trim(link), '') AS link,
        nullif(regexp_extract(link, 'films/([^/?#]+)', 1), '') AS slug,
        nullif(trim(festival), '') AS festival,
        nullif(regexp_extract(year, '^\s*((19|20)[0-9][0-9])\s*$', 1), '') AS year,
        nullif(trim(distinction), '') AS distinction,
        nullif(trim(reward), '') AS reward
    FROM mubi
) AS cleaned
WHERE title IS NOT NULL AND festival IS NOT NULL
