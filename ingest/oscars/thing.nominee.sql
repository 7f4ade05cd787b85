-- Nominees without an id, of whom the list does not say whether they are people or companies.
SELECT recipient AS thing, 'unknown' AS kind, name FROM called WHERE kind = 'unknown'
