-- The day on which it came out.
SELECT DISTINCT film, released AS date FROM work WHERE released IS NOT NULL
