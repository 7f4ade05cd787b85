-- One row for each name in a cell of names.
SELECT 'almanac:' || id AS film, 'country' AS what, unnest(string_split(countries, '; ')) AS name FROM listed
UNION ALL
SELECT 'almanac:' || id, 'company', unnest(string_split(companies, '; ')) FROM listed
UNION ALL
SELECT 'almanac:' || id, 'place', unnest(string_split(places, '; ')) FROM listed
UNION ALL
SELECT 'almanac:' || id, 'ban', unnest(string_split(banned, '; ')) FROM listed
