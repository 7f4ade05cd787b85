-- Releases: the date of publication, and events with date, place and who published it then.
SELECT DISTINCT
    s.film,
    t.place,
    d.edtf AS date,
    CASE WHEN NOT regexp_matches(s.day, '^[0-9]{4}') THEN s.day END AS date_text,
    s.kind,
    'schemaorg:organisation/' || s.publisher AS distributor
FROM spot AS s
LEFT JOIN territory AS t ON t.text = s.text
LEFT JOIN day AS d ON d.text = s.day
WHERE s.property = 'release' AND coalesce(d.edtf, t.place, s.publisher) IS NOT NULL
