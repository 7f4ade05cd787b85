-- Qualifiers of statements.
SELECT DISTINCT statement, qualifier AS property, "type", "value", "language"
FROM snak
WHERE qualifier IS NOT NULL AND "value" <> '' AND ("type" <> 'item' OR regexp_matches("value", '^Q[0-9]+$'))
