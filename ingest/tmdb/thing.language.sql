-- Languages.
SELECT DISTINCT language AS thing, 'language' AS kind, label AS name FROM tongue
