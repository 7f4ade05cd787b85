-- All values of statements and qualifiers, from whatever form, with times as EDTF: never more precise than they were told.
WITH told AS (
    SELECT item, property, statement, "rank", qualifier, "type", "value", "language", "precision", calendar, unit FROM json_snak
    UNION ALL
    SELECT item, property, statement, "rank", qualifier, "type", "value", "language", "precision", calendar, unit FROM rdf_snak
    UNION ALL
    SELECT item, property, NULL, 'normal', NULL, "type", "value", NULL, "precision", NULL, NULL FROM line_snak
),
-- A time without a precision is a truthy edge: of these, years are written as their first of January.
cut AS (
    SELECT
        item, property, statement, "rank", qualifier, "type", "value", "language", calendar, unit,
        CASE
            WHEN "type" <> 'time' THEN NULL
            WHEN "precision" = '9' OR ("precision" IS NULL AND "value" LIKE '%-01-01T%') THEN 4
            WHEN "precision" = '10' THEN 7
            WHEN "precision" IS NULL OR CAST("precision" AS INTEGER) > 10 THEN 10
        END AS length,
        CASE WHEN "type" = 'time' THEN
            nullif(regexp_extract("value", '^\+?0*([1-9][0-9]{3}-[0-9]{2}-[0-9]{2})(T|$)', 1), '')
        END AS day
    FROM told
    WHERE regexp_matches(item, '^Q[0-9]+$')
),
dated AS (
    SELECT
        item, property, statement, "rank", qualifier, "type", "value", "language", calendar, unit,
        CASE
            WHEN length >= 7 AND substr(day, 6, 2) NOT BETWEEN '01' AND '12' THEN substr(day, 1, 4)
            WHEN length = 10 AND TRY_CAST(day AS DATE) IS NULL THEN NULL
            WHEN length = 7 THEN substr(day, 1, 7)
            WHEN length = 4 THEN substr(day, 1, 4)
            WHEN length = 10 THEN day
        END AS edtf
    FROM cut
)
SELECT
    item, property, statement, "rank", qualifier, "type", "language", unit,
    CASE
        WHEN "type" = 'quantity' THEN regexp_replace("value", '^\+', '', 'g')
        WHEN "type" <> 'time' THEN trim("value")
        -- Entity JSON keeps days of the Julian calendar as they are, RDF has them as Gregorian.
        WHEN calendar = 'Q1985786' AND length(edtf) = 10 THEN CAST(CAST(
            CASE
                WHEN edtf < '1700-03-01' THEN CAST(edtf AS DATE) + INTERVAL 10 DAY
                WHEN edtf < '1800-03-01' THEN CAST(edtf AS DATE) + INTERVAL 11 DAY
                WHEN edtf < '1900-03-01' THEN CAST(edtf AS DATE) + INTERVAL 12 DAY
                ELSE CAST(edtf AS DATE) + INTERVAL 13 DAY
            END AS DATE) AS VARCHAR)
        ELSE edtf
    END AS "value"
FROM dated
