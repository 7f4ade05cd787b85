-- The awards themselves.
SELECT DISTINCT 'schemaorg:prize/' || name AS thing, 'prize' AS kind, name FROM honour
