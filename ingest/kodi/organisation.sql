-- Studios.
SELECT DISTINCT 'kodi:studio/' || word AS organisation, word AS name FROM word WHERE element = 'studio'
