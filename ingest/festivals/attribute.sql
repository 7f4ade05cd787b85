-- Countries of MUBI's films, and their pages there.
SELECT film AS subject, 'schema:countryOfOrigin' AS property, country AS object, NULL AS value FROM origin
UNION ALL
SELECT DISTINCT film, 'schema:sameAs', NULL, address FROM entry WHERE address IS NOT NULL
