-- The events of MUBI's list: festivals, by their names or because more than half of their lines are selections, and
-- those that give awards only.
SELECT
    event,
    festival AS name,
    CASE WHEN regexp_matches(lower(festival), 'fest') OR 2 * sum(CASE WHEN selected THEN 1 ELSE 0 END) > count(*)
        THEN 'festival' ELSE 'ceremony' END AS kind
FROM entry
GROUP BY event, festival
