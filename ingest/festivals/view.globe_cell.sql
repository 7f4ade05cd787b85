-- The title and the cell that names people of each line. In a category of foreign films one cell is "Country, Director": most
-- of its lines show which (for a category that honours people the nominee never is the title). Without a film the nominee is a work or a person by the words of the category, or by its own
-- ("Deep End, The"); else it is undecided.
WITH begun AS (
    SELECT g.*, f.country AS film_country, n.country AS nominee_country
    FROM globe AS g
    LEFT JOIN (SELECT name, min(country) AS country FROM known_country WHERE country <> 'country:' || upper(name) GROUP BY name) AS f
        ON f.name = replace(lower(trim(split_part(g.film, ',', 1))), '.', '')
    LEFT JOIN (SELECT name, min(country) AS country FROM known_country WHERE country <> 'country:' || upper(name) GROUP BY name) AS n
        ON n.name = replace(lower(trim(split_part(g.nominee, ',', 1))), '.', '')
),
shaped AS (
    SELECT category, NOT max(for_people) AND 2 * count(film_country) > count(*) AS countries_in_film, 2 * count(nominee_country) > count(*) AS countries_in_nominee
    FROM begun
    WHERE film IS NOT NULL
    GROUP BY category
)
SELECT
    b.*,
    CASE
        WHEN b.film IS NOT NULL AND s.countries_in_film THEN b.nominee
        WHEN b.film IS NOT NULL THEN b.film
        WHEN regexp_matches(b.nominee, ', (The|A|An|the|a|an)( \(.*\))?$') OR (b.for_works AND NOT b.for_people) THEN b.nominee
    END AS title,
    CASE
        WHEN b.film IS NOT NULL AND s.countries_in_film THEN b.film
        WHEN b.film IS NOT NULL THEN b.nominee
        WHEN b.for_people AND NOT regexp_matches(b.nominee, ', (The|A|An|the|a|an)( \(.*\))?$') THEN b.nominee
    END AS people,
    b.film IS NOT NULL AND NOT b.for_song
        AND (s.countries_in_film OR s.countries_in_nominee OR b.nominee_country IS NOT NULL) AS after_country
FROM begun AS b
LEFT JOIN shaped AS s ON s.category = b.category
