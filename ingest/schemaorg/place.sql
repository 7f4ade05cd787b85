-- Places of releases, of shooting and of stories with what they lie in, and countries of origin.
SELECT place, min(name) AS name, min(within) AS within FROM territory GROUP BY place
UNION ALL
SELECT term, min(label), NULL FROM tongue WHERE property = 'countryOfOrigin' AND term NOT IN (SELECT place FROM territory) GROUP BY term
