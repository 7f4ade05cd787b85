-- Titles in MUBI's list, mostly those of the country for which the list was made.
SELECT DISTINCT film, title AS text, 'preferred' AS kind FROM entry
