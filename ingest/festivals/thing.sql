-- Festivals and other events of MUBI's list, their editions, prizes and categories.
SELECT event AS thing, kind, name, NULL AS "of" FROM happening
UNION ALL
SELECT DISTINCT o.edition, 'edition', h.name || ' ' || o.year, o.event FROM outcome AS o JOIN happening AS h ON h.event = o.event WHERE o.year IS NOT NULL
UNION ALL
SELECT DISTINCT prize, 'prize', reward, event FROM prize WHERE prize IS NOT NULL
UNION ALL
SELECT category, 'category', min(category_name), NULL FROM prize WHERE category IS NOT NULL GROUP BY category
