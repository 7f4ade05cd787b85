-- Credits. Authors and creators are named without their craft; a contributor's is the name of the role, where that is
-- known. Those who play are numbered as their document lists them; who plays no character but himself appears as self.
WITH listed AS (
    SELECT film, document, agent, min(place) AS place, min(turn) AS turn
    FROM worker
    WHERE property = 'actor' AND place IS NOT NULL
    GROUP BY film, document, agent
),
numbered AS (
    SELECT film, agent, row_number() OVER (PARTITION BY film, document ORDER BY place, turn, agent) AS billing FROM listed
),
billed AS (
    SELECT film, agent, min(billing) AS billing FROM numbered GROUP BY film, agent
),
craft AS (
    SELECT lower(code) AS name, min(role) AS role FROM known_role WHERE scheme IN ('imdb', 'tmdb') GROUP BY lower(code)
),
credited AS (
    SELECT
        w.film,
        w.agent,
        CASE
            WHEN w.property = 'director' THEN 'role:director'
            WHEN w.property = 'actor' AND regexp_matches(w.character, '^(?i:self|himself|herself|themself|themselves|itself)(?:$|[ (,])') THEN 'role:self'
            WHEN w.property = 'actor' THEN 'role:actor'
            WHEN w.property IN ('author', 'creator') THEN 'role:creator'
            WHEN w.property IN ('producer', 'productionCompany') AND w.kind = 'organisation' THEN 'role:production-company'
            WHEN w.property IN ('producer', 'productionCompany') THEN 'role:producer'
            WHEN w.property = 'musicBy' THEN 'role:composer'
            WHEN w.property = 'editor' THEN 'role:film-editor'
            WHEN w.property = 'translator' THEN 'role:translator'
            ELSE coalesce(c.role, 'role:miscellaneous')
        END AS role,
        CASE WHEN w.property = 'actor' THEN w.character END AS character,
        CASE WHEN w.property = 'actor' THEN b.billing END AS billing,
        CASE WHEN c.role IS NULL THEN w.job END AS job
    FROM worker AS w
    LEFT JOIN billed AS b ON b.film = w.film AND b.agent = w.agent
    LEFT JOIN craft AS c ON w.property = 'contributor' AND c.name = lower(w.job)
    WHERE w.film IS NOT NULL
),
each AS (
    SELECT
        film,
        agent,
        role,
        CASE WHEN role = 'role:actor' THEN character END AS character,
        min(CASE WHEN role = 'role:actor' THEN billing END) AS billing,
        min(job) AS job
    FROM credited
    GROUP BY film, agent, role, CASE WHEN role = 'role:actor' THEN character END
),
told AS (
    SELECT film, agent, role, character, billing, job, max(character) OVER (PARTITION BY film, agent, role) AS played FROM each
)
SELECT film, agent, role, film || '#character/' || character AS character, billing, job
FROM told
WHERE character IS NOT NULL OR played IS NULL
