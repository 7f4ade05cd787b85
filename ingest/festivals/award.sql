-- Prizes of MUBI's list. What is neither won nor plainly nominated is a nomination with the list's own word as a note.
SELECT DISTINCT
    film,
    prize AS award,
    category,
    edition AS event,
    year AS date,
    CASE WHEN is_won THEN 'won' ELSE 'nominated' END AS outcome,
    CASE
        WHEN NOT is_won AND NOT regexp_matches(lower(coalesce(distinction, '')), '^(nomm[ée]e?|nominated|nominee|nomination)$')
            THEN coalesce(distinction, CASE WHEN is_selected THEN listed END)
    END AS note
FROM prize
