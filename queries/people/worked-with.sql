WITH asked AS (SELECT id, label FROM graph.things WHERE iri IN (SELECT unnest($person::VARCHAR[])))
SELECT o.label AS name, count(DISTINCT theirs.film) AS films, min(f.label) AS one
FROM asked JOIN graph.credit own ON own.agent = asked.id AND own.node
JOIN graph.credit theirs ON theirs.film = own.film AND theirs.node AND theirs.agent <> asked.id
JOIN graph.things o ON o.id = theirs.agent AND o.kind = 'person' AND o.label <> asked.label
JOIN graph.things f ON f.id = theirs.film
WHERE ($kind::VARCHAR[] IS NULL OR theirs.film IN (SELECT subject FROM graph.edges WHERE property = 'rdf:type' AND value IN (SELECT unnest($kind::VARCHAR[]))))
GROUP BY o.label ORDER BY films DESC, name
