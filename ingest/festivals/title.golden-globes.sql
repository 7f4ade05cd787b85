-- Titles of the Golden Globes, "Odd Couple, The (1970)" turned round; the list's own wording stays beside it.
SELECT DISTINCT film, called AS text, 'preferred' AS kind FROM globe_work
UNION ALL
SELECT DISTINCT film, work, 'alternate' FROM globe_work WHERE work <> called
