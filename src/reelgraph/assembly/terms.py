"""Keys to numbers: every thing of the graph, in the order of its IRI, so that joining and sorting cost little.

`term` (id, iri, kind, label) holds things, roles, sources, outcomes and properties; `keyed` (key, id) leads from
the keys of facts to them. Numbers live within one build; the network's arrays count in them too.
"""

import duckdb

from reelgraph import vocabulary
from reelgraph.vocabulary import iri

OUTCOMES = ("won", "nominated")


def number_terms(db: duckdb.DuckDBPyConnection) -> None:
    """Create `term`, `keyed`, `role` and `property`."""
    _collect_labels(db)
    _collect_vocabulary(db)
    outcomes = ", ".join(f"('{name}', '{iri('film:' + name)}')" for name in OUTCOMES)
    db.execute(f"""
        CREATE TABLE named AS
        SELECT source AS key, hashed('source', sha256 || '|' || name) AS iri FROM (SELECT DISTINCT source, sha256, name FROM source)
        UNION ALL SELECT key, iri FROM role
        UNION ALL FROM (VALUES {outcomes})
    """)
    db.execute("""
        CREATE TABLE term AS
        SELECT (row_number() OVER (ORDER BY iri) - 1)::INTEGER AS id, iri, kind, label FROM (
            FROM label
            UNION ALL
            SELECT DISTINCT iri, NULL, NULL
            FROM (SELECT iri FROM named UNION ALL SELECT iri FROM property UNION ALL SELECT direct FROM role WHERE direct IS NOT NULL)
            WHERE iri NOT IN (SELECT iri FROM label)
        )
    """)
    db.execute("""
        CREATE TABLE keyed AS
        SELECT key, id FROM (SELECT key, iri FROM identity UNION ALL FROM named) JOIN term USING (iri)
    """)
    db.execute("DROP TABLE label; DROP TABLE named")
    db.execute("ALTER TABLE role ADD COLUMN id INTEGER")
    db.execute("ALTER TABLE role ADD COLUMN direct_id INTEGER")
    db.execute("UPDATE role SET id = term.id FROM term WHERE term.iri = role.iri")
    db.execute("UPDATE role SET direct_id = term.id FROM term WHERE term.iri = role.direct")
    db.execute("ALTER TABLE property ADD COLUMN id INTEGER")
    db.execute("UPDATE property SET id = term.id FROM term WHERE term.iri = property.iri")


def _collect_labels(db: duckdb.DuckDBPyConnection) -> None:
    """Create `label` (iri, kind, label): of each thing's names the one most often used, then the longest.

    An identifier that stands in for a name, since the source gives none, is the last choice.
    """
    db.execute("""
        CREATE TABLE label AS
        WITH common AS (SELECT iri FROM identity GROUP BY iri HAVING count(*) > 1),
        named AS (
            SELECT iri, kind, name, count(*) AS uses, min(ends_with(key, name)::INT) AS id
            FROM identity WHERE iri IN (FROM common) GROUP BY iri, kind, name
        )
        SELECT iri, min(kind) AS kind, arg_max(name, (-id, uses, length(name), name)) AS label FROM named GROUP BY iri
        UNION ALL
        SELECT iri, kind, name FROM identity WHERE iri NOT IN (FROM common)
    """)


def _collect_vocabulary(db: duckdb.DuckDBPyConnection) -> None:
    """Create `role` and `property`: the terms of the ontology that facts name."""
    db.execute(
        "CREATE TABLE role (key VARCHAR, iri VARCHAR, label VARCHAR, direct VARCHAR, edge VARCHAR, plain BOOLEAN)"
    )
    db.executemany("INSERT INTO role VALUES (?, ?, ?, ?, ?, ?)", [
        (f"role:{code}", iri(f"role:{code}"), role.label, role.direct and iri(role.direct), role.edge, role.plain)
        for code, role in vocabulary.roles().items()
    ])  # fmt: skip
    db.execute("CREATE TABLE property (name VARCHAR, iri VARCHAR, datatype VARCHAR, single BOOLEAN, linked BOOLEAN)")
    names = set(vocabulary.datatypes()) | vocabulary.single_valued() | vocabulary.properties()
    db.executemany("INSERT INTO property VALUES (?, ?, ?, ?, ?)", [
        (name, iri(name), datatype and iri(datatype), name in vocabulary.single_valued(), name in vocabulary.LINKS)
        for name in sorted(names) for datatype in [vocabulary.datatypes().get(name)]
    ])  # fmt: skip
