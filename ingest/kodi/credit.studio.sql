-- Kodi calls production companies studios.
SELECT film, 'kodi:studio/' || word AS agent, 'role:production-company' AS role FROM word WHERE element = 'studio'
