-- Countries of films, and places of birth and death.
SELECT concept AS place, min(name) AS name FROM concept WHERE kind = 'country' GROUP BY concept
UNION
SELECT key, min(name) FROM key WHERE kind = 'place' GROUP BY key
