-- Dates as EDTF, never more precise than said: 1999-03-31T00:00:00Z, 19990331, 31 March 1999, March 31, 1999, March 1999, 1999.
WITH said AS (
    SELECT DISTINCT value AS text
    FROM claim
    WHERE NOT is_node AND property IN ('datePublished', 'dateCreated', 'copyrightYear', 'releasedEvent', 'startDate', 'birthDate', 'deathDate', 'endDate')
),
parts AS (
    SELECT
        text,
        regexp_extract(text, '^([0-9]{4})', 1) AS iso_year,
        regexp_extract(text, '^[0-9]{4}-?([0-9]{2})', 1) AS iso_month,
        regexp_extract(text, '^[0-9]{4}(?:-[0-9]{2}-|[0-9]{2})([0-9]{2})', 1) AS iso_day,
        lower(regexp_extract(text, '(?:^|[ ,.])(?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:of )?(\p{Lu}[a-z]{2})[a-z]*\.?(?: [0-9]{1,2}(?:st|nd|rd|th)?)?,? [0-9]{4}(?:[^0-9]|$)', 1)) AS month,
        regexp_extract(text, '(?:^|[ ,.])([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?\p{Lu}[a-z]{2}', 1) AS day_before,
        regexp_extract(text, '\p{Lu}[a-z]{2,8}\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? [0-9]{4}', 1) AS day_after,
        regexp_extract(text, '[a-z.,0-9] ([0-9]{4})(?:[^0-9]|$)', 1) AS year
    FROM said
),
numbered AS (
    SELECT
        text,
        coalesce(nullif(iso_year, ''), nullif(year, '')) AS year,
        CASE
            WHEN iso_year <> '' THEN nullif(nullif(iso_month, ''), '00')
            ELSE CASE month
                WHEN 'jan' THEN '01' WHEN 'feb' THEN '02' WHEN 'mar' THEN '03' WHEN 'apr' THEN '04' WHEN 'may' THEN '05' WHEN 'jun' THEN '06'
                WHEN 'jul' THEN '07' WHEN 'aug' THEN '08' WHEN 'sep' THEN '09' WHEN 'oct' THEN '10' WHEN 'nov' THEN '11' WHEN 'dec' THEN '12'
            END
        END AS month,
        CASE
            WHEN iso_year <> '' THEN nullif(nullif(iso_day, ''), '00')
            ELSE nullif(lpad(coalesce(nullif(day_before, ''), nullif(day_after, ''), ''), 2, '0'), '00')
        END AS day,
        iso_year <> '' OR month <> '' AS is_date
    FROM parts
)
SELECT
    text,
    CASE
        WHEN month IS NULL OR month > '12' THEN year
        WHEN day IS NULL OR TRY_CAST(year || '-' || month || '-' || day AS DATE) IS NULL THEN year || '-' || month
        ELSE year || '-' || month || '-' || day
    END AS edtf
FROM numbered
WHERE is_date AND year IS NOT NULL AND year <> '0000'
