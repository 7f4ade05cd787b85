-- Items that are countries of the ontology: by their item, by their ISO 3166 code, or by name where they stand as a country.
WITH stood AS (
    SELECT "value" AS id FROM statement WHERE property IN ('P495', 'P17') AND "type" = 'item'
    UNION
    SELECT place FROM released WHERE place IS NOT NULL
    UNION
    SELECT item FROM statement WHERE property = 'P31' AND "value" IN ('Q6256', 'Q3624078', 'Q3024240')
),
told AS (
    SELECT upper(name) AS id, name AS word, 1 AS place FROM known_country WHERE regexp_matches(name, '^q[0-9]+$')
    UNION ALL
    SELECT item, lower("value"), 2 FROM statement WHERE property IN ('P297', 'P773') AND best
    UNION ALL
    SELECT s.id, regexp_replace(replace(lower(n.text), '.', ''), '^the ', '', 'g'), 3 FROM stood AS s JOIN name AS n ON n.id = s.id
),
found AS (
    SELECT t.id, k.country, k.label, row_number() OVER (PARTITION BY t.id ORDER BY t.place, k.country) AS place
    FROM told AS t
    JOIN known_country AS k ON k.name = t.word
)
SELECT id, country, label FROM found WHERE place = 1
