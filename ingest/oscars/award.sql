-- One award for each film and nominee of a nomination. The words that name the nominees stay where they say more than
-- the names: "Art Direction: A; Set Decoration: B", a pseudonym, the country of a film without a nominee.
SELECT DISTINCT
    film,
    recipient,
    CASE WHEN name IS NULL OR regexp_replace(words, '(, | and | & |; )+', '|', 'g') <> nominees THEN coalesce(words, said) END AS recipient_text,
    'oscars:academy-award' AS award,
    'oscars:category/' || category AS category,
    CASE WHEN category_text <> category THEN category_text END AS category_text,
    CASE WHEN NOT acting THEN detail END AS awarded_for,
    coalesce('oscars:ceremony/' || ceremony, 'oscars:academy-awards') AS event,
    year AS for_year,
    outcome,
    citation,
    note
FROM honour
WHERE coalesce(film, recipient, words, citation) IS NOT NULL
