-- Certificates, with their country: an 18 of Britain is not one of Germany.
SELECT DISTINCT film AS subject, 'schema:contentRating' AS property, upper(trim(code)) || ':' || certification AS value
FROM release WHERE certification IS NOT NULL AND trim(code) <> ''
