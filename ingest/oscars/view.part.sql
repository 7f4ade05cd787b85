-- The parts for which actors were nominated, in the words of the list: "Dr. Henry Jekyll/Mr. Hyde" is left as it is.
SELECT DISTINCT film, recipient, detail AS part
FROM honour
WHERE acting AND film IS NOT NULL AND recipient IS NOT NULL AND detail IS NOT NULL
