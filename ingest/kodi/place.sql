-- Countries, as the ontology names them or, where it does not know one, as the file does.
SELECT DISTINCT
    coalesce(c.country, 'country:' || regexp_replace(lower(w.word), '[^\p{L}\p{N}]+', '-', 'g')) AS place,
    coalesce(c.label, w.word) AS name
FROM word AS w
LEFT JOIN known_country AS c ON c.name = lower(w.word)
WHERE w.element = 'country'
