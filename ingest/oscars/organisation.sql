-- Companies and other bodies, by the name that most nominations give them.
SELECT recipient AS organisation, coalesce(name, imdb) AS name FROM called WHERE kind = 'organisation' AND place = 1
