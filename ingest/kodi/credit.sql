-- Makers and cast.
SELECT DISTINCT film, agent, role, film || '#character/' || "character" AS "character", billing, job FROM participant
