-- Everybody who is credited or honoured, and every human in the data.
SELECT key AS person, name FROM key WHERE kind = 'person'
