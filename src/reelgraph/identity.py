"""One IRI for each thing: from the keys of the sources to identities that last.

Two keys are one thing where they share a token: an identifier ("film:imdb:tt0133093"), or, where no
identifier says more, what `natural` in facts.toml names (a film's title with year and director, a person's
name within a film, a company's name). A cluster that would hold two identifiers of one scheme is
quarantined: its keys stay apart. IRIs are minted from the strongest token and kept over the generations
of a graph; where two of them turn out to be one thing the older stays and the younger redirects to it.
All of it is set-based: DuckDB in, DuckDB out.
"""

from collections.abc import Sequence

import duckdb

from reelgraph.tables import Table, entity_tables, kinds
from reelgraph.vocabulary import BASE, PREFIXES

CURIES = ("country", "genre", "language", "role")
STRENGTH = ("wikidata", "imdb", "tmdb", "eidr")
KEY_STRENGTH, NATURAL_STRENGTH = 9, 5

MACROS = r"""
CREATE OR REPLACE MACRO fold(s) AS
    coalesce(nullif(trim(regexp_replace(regexp_replace(strip_accents(lower(s)), '^the ', ''),
        '[^\p{L}\p{N}]+', ' ', 'g')), ''), s);
CREATE OR REPLACE MACRO mint(path, token) AS $base || path || '/' || substr(sha256(token), 1, 20);
"""


def resolve(db: duckdb.DuckDBPyConnection, kept: str | None = None) -> None:
    """Create `identity` (key, kind, name, iri, since), `quarantine` and `redirect` from the fact tables of `db`.

    `kept` is the Parquet file of the identities of the graph's earlier generation, if there is one.
    """
    db.execute(MACROS.replace("$base", f"'{BASE}'"))
    _collect_entities(db)
    _collect_kept(db, kept)
    _collect_identifier_tokens(db)
    _collect_film_tokens(db)
    _cluster(db, "film", "kind = 'film'")
    _label_films(db)
    _collect_natural_tokens(db)
    _cluster(db, "other", "kind <> 'film'")
    _assign(db)
    for table in (
        "token",
        "mine",
        "link",
        "earlier",
        "torn",
        "spread_film",
        "spread_other",
        "spread_next",
        "cluster",
        "minted",
        "entity",
        "film_label",
        "kept",
    ):
        db.execute(f"DROP TABLE IF EXISTS {table}")


def _collect_entities(db: duckdb.DuckDBPyConnection) -> None:
    """Gather every key with its kind, its name and what it is scoped to; `known` are terms of the ontology."""
    selects = []
    for table in entity_tables():
        if table.entity == "source":
            continue
        kind = "kind" if table.entity == "*" else f"'{table.entity}'"
        scope = f'"{name}"' if (name := _scope_of(table)) else "NULL"
        selects.append(
            f'SELECT "{table.identified_by}" AS key, {kind} AS kind, name, {scope} AS scope FROM "{table.name}"'
        )
    db.execute(f"""
        CREATE TABLE entity AS
        SELECT key, min(kind) AS kind, min(name) AS name, min(scope) AS scope
        FROM ({" UNION ALL ".join(selects)}) GROUP BY key
    """)
    prefixes = " ".join(f"WHEN '{prefix}' THEN '{PREFIXES[prefix]}'" for prefix in CURIES)
    db.execute(f"""
        CREATE TABLE known AS
        SELECT key, CASE WHEN starts_with(key, 'country:') THEN 'country' ELSE kind END AS kind, name,
               CASE split_part(key, ':', 1) {prefixes} END || substr(key, instr(key, ':') + 1) AS iri
        FROM entity WHERE split_part(key, ':', 1) IN {CURIES}
    """)
    db.execute("DELETE FROM entity WHERE key IN (SELECT key FROM known)")
    db.execute("CREATE TABLE token (key VARCHAR, token VARCHAR, strength INTEGER)")
    db.execute(
        "CREATE TABLE quarantine (key VARCHAR, kind VARCHAR, scheme VARCHAR, identifiers VARCHAR, strength INTEGER)"
    )


def _scope_of(table: Table) -> str | None:
    """Return the column that says to what the things of a table belong."""
    columns = {column.name for column in table.columns} - {table.identified_by}
    return next((name for name in ("film", "within", "of") if name in columns), None)


def _collect_kept(db: duckdb.DuckDBPyConnection, kept: str | None) -> None:
    if kept:
        db.execute("CREATE TABLE kept AS SELECT key, iri, since FROM read_parquet($1)", [kept])
    else:
        db.execute("CREATE TABLE kept (key VARCHAR, iri VARCHAR, since BIGINT)")


# --- what makes two keys one thing -----------------------------------------------------------------------


def _collect_identifier_tokens(db: duckdb.DuckDBPyConnection) -> None:
    order = " ".join(f"WHEN '{scheme}' THEN {rank}" for rank, scheme in enumerate(STRENGTH))
    db.execute(f"""
        INSERT INTO token
        SELECT DISTINCT i.entity, e.kind || ':' || i.scheme || ':' || i.value, CASE i.scheme {order} ELSE 4 END
        FROM identifier i JOIN entity e ON e.key = i.entity
    """)


def _collect_film_tokens(db: duckdb.DuckDBPyConnection) -> None:
    """Name films without an identifier: one is another where title, year and a director agree."""
    db.execute(f"""
        INSERT INTO token
        WITH spoken AS (SELECT DISTINCT film, fold(text) AS title FROM title WHERE kind IN ('preferred', 'original')),
        unidentified AS (SELECT title FROM spoken WHERE film NOT IN (SELECT key FROM token))
        SELECT DISTINCT t.film, concat_ws('|', 'film', t.title, y.value, fold(p.name)), {NATURAL_STRENGTH}
        FROM spoken t
        JOIN attribute y ON y.subject = t.film AND y.property = 'film:year'
        JOIN credit c ON c.film = t.film AND c.role = 'role:director'
        JOIN entity p ON p.key = c.agent
        WHERE t.title IN (FROM unidentified)
    """)


def _label_films(db: duckdb.DuckDBPyConnection) -> None:
    """Create `film_label` (key, label, shared): what names the film of a thing that is scoped to one.

    A film with an identifier of which one source alone speaks is not `shared`: what belongs to it meets nothing.
    """
    scoped = " UNION ALL ".join(
        f'SELECT "{scope}" AS key, source FROM "{table.name}"'
        for table in entity_tables()
        if (scope := _scope_of(table))
    )
    db.execute(f"""
        CREATE TABLE film_label AS
        WITH member AS (SELECT key, coalesce(label, key) AS label FROM entity LEFT JOIN spread_film USING (key) WHERE kind = 'film'),
        named AS (
            SELECT label, arg_min(token, (strength, token)) AS token, min(strength) AS strength, count(DISTINCT key) AS keys
            FROM member JOIN token USING (key) GROUP BY label
        ),
        met AS (SELECT key FROM ({scoped}) WHERE key IS NOT NULL GROUP BY key HAVING min(source) <> max(source))
        SELECT key, coalesce(named.token, 'key:' || key) AS label,
               coalesce(named.strength, {KEY_STRENGTH}) >= {NATURAL_STRENGTH} OR keys > 1 OR key IN (FROM met) AS shared
        FROM member LEFT JOIN named USING (label)
    """)


def _collect_natural_tokens(db: duckdb.DuckDBPyConnection) -> None:
    """Other things are one where their names agree, within the film or the thing that they belong to."""
    scoped = [kind.name for kind in kinds().values() if len(kind.natural) > 1 and kind.name not in ("film", "source")]
    unscoped = [kind.name for kind in kinds().values() if kind.natural == ("name",)]
    db.execute(f"""
        INSERT INTO token
        SELECT e.key, concat_ws('|', e.kind, fold(e.name)), {NATURAL_STRENGTH} FROM entity e WHERE e.kind IN {tuple(unscoped)}
        UNION ALL
        SELECT e.key, concat_ws('|', e.kind, fold(e.name), coalesce(f.label, fold(o.name), k.key, '')), {NATURAL_STRENGTH}
        FROM entity e
        LEFT JOIN entity o ON o.key = e.scope AND o.kind <> 'film'
        LEFT JOIN known k ON k.key = e.scope
        LEFT JOIN film_label f ON f.key = e.scope
        WHERE e.kind IN {tuple(scoped)} AND coalesce(f.shared, e.kind <> 'person')
    """)


# --- clusters --------------------------------------------------------------------------------------------


def _cluster(db: duckdb.DuckDBPyConnection, name: str, which: str) -> None:
    """Create `spread_NAME` (key, label): the keys that share a token with another, labelled by what they are one with.

    Identifiers first; then names, which never join what identifiers tell apart.
    """
    spread = f"spread_{name}"
    db.execute(f"CREATE OR REPLACE TABLE mine AS SELECT t.* FROM token t JOIN entity e USING (key) WHERE {which}")
    db.execute(f"CREATE TABLE {spread} (key VARCHAR, label VARCHAR)")
    _join(db, spread, f"SELECT key, token FROM mine WHERE strength < {NATURAL_STRENGTH}")
    _quarantine(db, spread, 0)
    _join(
        db,
        spread,
        f"SELECT key, token FROM mine WHERE strength = {NATURAL_STRENGTH} UNION ALL SELECT key, 'label:' || label FROM {spread}",
    )
    _quarantine(db, spread, NATURAL_STRENGTH)


def _join(db: duckdb.DuckDBPyConnection, spread: str, tokens: str) -> None:
    """Join keys that share a token, transitively: the smallest label spreads until nothing changes."""
    db.execute(f"CREATE OR REPLACE TABLE earlier AS FROM {spread}")
    db.execute(f"""
        CREATE OR REPLACE TABLE link AS
        WITH told AS ({tokens}), common AS (SELECT token FROM told GROUP BY token HAVING count(*) > 1)
        SELECT key, token FROM told WHERE token IN (FROM common)
    """)
    db.execute(
        f"CREATE OR REPLACE TABLE {spread} AS SELECT DISTINCT key, key AS label FROM link UNION SELECT key, key FROM earlier"
    )
    while _spread(db, spread):
        pass


def _spread(db: duckdb.DuckDBPyConnection, spread: str) -> bool:
    db.execute(f"""
        CREATE OR REPLACE TABLE spread_next AS
        WITH best AS (SELECT token, min(label) AS label FROM link JOIN {spread} USING (key) GROUP BY token),
        told AS (SELECT key, min(best.label) AS label FROM link JOIN best USING (token) GROUP BY key)
        SELECT key, coalesce(told.label, {spread}.label) AS label FROM {spread} LEFT JOIN told USING (key)
    """)
    changed = db.execute(
        f"SELECT count(*) FROM {spread} JOIN spread_next n USING (key) WHERE {spread}.label <> n.label"
    ).fetchone()
    db.execute(f"CREATE OR REPLACE TABLE {spread} AS FROM spread_next")
    return bool(changed and changed[0])


def _quarantine(db: duckdb.DuckDBPyConnection, spread: str, strength: int) -> None:
    """Undo every cluster that holds two identifiers of one scheme: its keys are again what they were before."""
    db.execute(f"""
        CREATE OR REPLACE TABLE torn AS
        SELECT label, i.scheme, string_agg(DISTINCT i.value, ' ' ORDER BY i.value) AS identifiers
        FROM {spread} JOIN identifier i ON i.entity = {spread}.key
        GROUP BY label, i.scheme HAVING count(DISTINCT i.value) > 1
    """)
    db.execute(f"""
        INSERT INTO quarantine
        SELECT key, e.kind, scheme, identifiers, {strength} FROM torn JOIN {spread} USING (label) JOIN entity e USING (key)
        WHERE key NOT IN (SELECT key FROM quarantine)
    """)
    db.execute(f"""
        UPDATE {spread} SET label = coalesce(earlier.label, {spread}.key)
        FROM {spread} AS own LEFT JOIN earlier USING (key)
        WHERE own.key = {spread}.key AND {spread}.label IN (SELECT label FROM torn)
    """)


# --- names that last -------------------------------------------------------------------------------------


def _assign(db: duckdb.DuckDBPyConnection) -> None:
    """Give each cluster the oldest IRI that one of its keys had, else one minted from its strongest token."""
    paths = " ".join(f"WHEN '{kind.name}' THEN '{kind.path}'" for kind in kinds().values() if kind.path)
    db.execute("""
        CREATE TABLE cluster AS
        SELECT key, kind, name, coalesce(f.label, o.label, key) AS label
        FROM entity LEFT JOIN spread_film f USING (key) LEFT JOIN spread_other o USING (key)
    """)
    db.execute(f"""
        CREATE TABLE minted AS
        WITH usable AS (
            SELECT token.* FROM token LEFT JOIN quarantine q USING (key)
            WHERE q.key IS NULL OR (q.strength = {NATURAL_STRENGTH} AND token.strength < {NATURAL_STRENGTH})
        ), chosen AS (
            SELECT label, min(kind) AS kind, coalesce(arg_min(token, (strength, token)), 'key:' || min(key)) AS token
            FROM cluster LEFT JOIN usable USING (key) GROUP BY label
        ), oldest AS (
            SELECT label, arg_min(iri, (since, iri)) AS iri, min(since) AS since
            FROM cluster JOIN kept USING (key) GROUP BY label
        ), old AS (
            SELECT * FROM oldest QUALIFY row_number() OVER (PARTITION BY iri ORDER BY label) = 1
        )
        SELECT label, coalesce(old.iri, mint(CASE chosen.kind {paths} END, token)) AS iri, old.since
        FROM chosen LEFT JOIN old USING (label)
    """)
    db.execute("""
        CREATE TABLE identity AS
        SELECT key, kind, name, m.iri,
               coalesce(m.since, (SELECT coalesce(max(since), 0) + 1 FROM kept)) AS since
        FROM cluster JOIN minted m USING (label)
        UNION ALL
        SELECT key, kind, name, iri, 0 FROM known
    """)
    db.execute("""
        CREATE TABLE redirect AS
        SELECT DISTINCT kept.iri AS old, identity.iri AS new
        FROM kept JOIN identity USING (key)
        WHERE kept.iri <> identity.iri AND kept.iri NOT IN (SELECT iri FROM identity)
    """)


def quarantined(db: duckdb.DuckDBPyConnection) -> Sequence[tuple[str, str, str, str]]:
    """Return (key, kind, scheme, identifiers) of the keys left apart because their identifiers disagree."""
    return db.execute("SELECT key, kind, scheme, identifiers FROM quarantine ORDER BY ALL").fetchall()
