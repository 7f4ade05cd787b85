-- The cast: names, each known within its film alone.
SELECT DISTINCT film || '#person/' || name AS person, film, name FROM performer
