-- Running time in whole minutes: PT2H21M, 1:52, 1:52:10, 1h 52m, 66 min, 7080 sec, 141.
WITH told AS (
    SELECT m.film, coalesce(v.value, l.name, CASE WHEN NOT c.is_node THEN c.value END) AS text, c.property, c.place
    FROM movie AS m
    JOIN claim AS c ON c.subject = m.node AND c.document = m.document
    LEFT JOIN claim AS v ON c.is_node AND v.subject = c.value AND v.property = 'value'
    LEFT JOIN label AS l ON c.is_node AND l.node = c.value
    WHERE c.property IN ('duration', 'timeRequired')
),
parts AS (
    SELECT
        film,
        property,
        place,
        text,
        regexp_matches(text, '^(?i:-?p?(?:[0-9]+d)?t[0-9])') AS is_iso,
        regexp_extract(text, '([0-9]+)[Dd]', 1) AS days,
        regexp_extract(text, '(?i)([0-9]+)[ -]*h', 1) AS hours,
        regexp_extract(text, '(?i)([0-9]+)[ -]*(?:m|''|$)', 1) AS minutes,
        regexp_extract(text, '(?i)([0-9]+)(?:[.][0-9]+)?[ -]*s', 1) AS seconds,
        regexp_extract(text, '^([0-9]{1,2}):[0-5][0-9]', 1) AS clock_hours,
        regexp_extract(text, '^[0-9]{1,2}:([0-5][0-9])', 1) AS clock_minutes
    FROM told
    WHERE length(text) <= 40
),
counted AS (
    SELECT
        film,
        property,
        place,
        text,
        CASE
            WHEN clock_hours <> '' THEN CAST(clock_hours AS INTEGER) * 60 + CAST(clock_minutes AS INTEGER)
            ELSE CASE WHEN is_iso THEN coalesce(TRY_CAST(days AS INTEGER), 0) * 1440 ELSE 0 END
                + coalesce(TRY_CAST(hours AS INTEGER), 0) * 60
                + coalesce(TRY_CAST(minutes AS INTEGER), 0)
                + CAST(floor(coalesce(TRY_CAST(seconds AS INTEGER), 0) / 60) AS INTEGER)
        END AS runtime
    FROM parts
)
SELECT film AS subject, 'film:runtimeMinutes' AS property, CAST(runtime AS VARCHAR) AS value
FROM (
    SELECT film, runtime, row_number() OVER (PARTITION BY film ORDER BY property, place, text) AS number
    FROM counted
    WHERE runtime BETWEEN 1 AND 6000
) AS ordered
WHERE number = 1
