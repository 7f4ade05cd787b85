-- What a place lies in.
SELECT DISTINCT place AS subject, 'schema:containedInPlace' AS property, within AS object FROM territory WHERE within IS NOT NULL
