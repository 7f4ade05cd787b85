-- Languages.
SELECT "language" AS thing, 'language' AS kind, min(name) AS name FROM tongue GROUP BY "language"
