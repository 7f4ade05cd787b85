-- Who plays in the film, in the order of the list; a narrator is one.
SELECT film, film || '#person/' || name AS agent, role, CASE WHEN role <> 'role:narrator' THEN billing END AS billing, credited_as
FROM performer
