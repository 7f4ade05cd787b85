-- Who wrote a work.
SELECT DISTINCT work AS subject, 'schema:author' AS property, person AS object FROM writer
