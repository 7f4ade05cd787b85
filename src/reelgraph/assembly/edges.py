"""Direct edges: what every row of the facts says in one hop.

`edge` (s, p, o, v, single, fact, source, claimed) has numbers for subject, property and object, or for an object
that is a value its N-Triples in `v`. `direct` has what is left of it when each is said once.
"""

import duckdb

from reelgraph.assembly.events import is_keyed
from reelgraph.tables import Edge, Table, tables
from reelgraph.vocabulary import iri

_PROPERTIES = "(SELECT id, iri FROM term WHERE kind IS NULL)"  # few, beside all things
TRUSTED = 0.9  # the confidence of a database's row, beside which a page's evidence is ranked


def collect_edges(db: duckdb.DuckDBPyConnection) -> None:
    """Create `edge` from every fact table."""
    db.execute("""CREATE TABLE edge (s INTEGER, p INTEGER, o INTEGER, v VARCHAR, single BOOLEAN, fact VARCHAR,
        source INTEGER, claimed BOOLEAN)""")
    for table in tables().values():
        for edge in table.edges:
            db.execute(f"INSERT INTO edge {_of_events(table, edge) if table.node else _of_rows(table, edge)}")


def settle_edges(db: duckdb.DuckDBPyConnection) -> None:
    """Create `direct` (s, p, o, v) of `edge`: each edge once, the best where there is but one; drop `edge`."""
    db.execute(f"""
        CREATE TABLE direct AS
        SELECT DISTINCT s, p, o, v FROM edge WHERE NOT single
        UNION ALL
        SELECT s, p, o, v FROM (
            SELECT s, p, o, v, max(coalesce(e.confidence, {TRUSTED})) AS confidence, count(*) AS said
            FROM edge LEFT JOIN evidence e USING (fact) WHERE single GROUP BY s, p, o, v
        ) LEFT JOIN term ON term.id = o
        QUALIFY row_number() OVER (PARTITION BY s, p ORDER BY confidence DESC, said DESC, coalesce(term.iri, v) DESC) = 1
        ORDER BY s, p
    """)
    db.execute("DROP TABLE edge")


def edge_emission() -> str:
    """Return the SELECT that writes the edges, those of one subject together."""
    return (
        "SELECT concat('<', s.iri, '> <', p.iri, '> ', coalesce(e.v, concat('<', o.iri, '>')), ' .') AS line"
        f" FROM direct e JOIN term s ON s.id = e.s JOIN {_PROPERTIES} p ON p.id = e.p LEFT JOIN term o ON o.id = e.o"
    )


def _of_events(table: Table, edge: Edge) -> str:
    target = f"coalesce({', '.join(f'n.{name}' for name in edge.targets)})"
    keyed = is_keyed(table.column(edge.targets[0]))
    where = [f"{target} IS NOT NULL"] + ([_condition(edge.where)] if edge.where else [])
    joins = f"JOIN property p ON p.name = '{edge.term}'" if edge.term else f"JOIN role p ON p.id = n.{edge.by}"
    property_ = "p.id" if edge.term else "p.direct_id"
    value = f"words({target})"
    if edge.by:
        where.append("p.direct_id IS NOT NULL")
    if edge.pick == "earliest":
        known = f"(SELECT {edge.source}, arg_min({edge.targets[0]}, (left({edge.targets[0]}, 4), -length({edge.targets[0]}), {edge.targets[0]})) AS day"
        known += f" FROM rows_{table.name} WHERE NOT starts_with({edge.targets[0]}, 'X') GROUP BY 1)"
        joins += f" JOIN {known} d ON d.{edge.source} = n.{edge.source} AND d.day = {target}"
        value = f"typed({target}, edtf_datatype({target}))"
    object_ = f"{target}, NULL" if keyed else f"NULL, {value}"
    return (
        f"SELECT n.{edge.source}, {property_}, {object_}, false, n.fact, n.source, false"
        f" FROM rows_{table.name} n {joins} WHERE {' AND '.join(where)}"
    )


def _condition(where: str) -> str:
    """Return the condition of an edge, with the number of the outcome that it names."""
    return where.replace("'won'", "(SELECT id FROM keyed WHERE key = 'won')")


def _of_rows(table: Table, edge: Edge) -> str:
    by = f'r."{edge.by}"' if edge.by else f"'{edge.term}'"
    if edge.by == "scheme":
        by = "'film:' || r.scheme || 'Id'"
    keyed = [name for name in edge.targets if table.column(name).key]
    values = [name for name in edge.targets if name not in keyed]
    joins = " ".join(f'LEFT JOIN keyed i_{name} ON i_{name}.key = r."{name}"' for name in keyed)
    object_ = f"coalesce({', '.join(f'i_{name}.id' for name in keyed)})" if keyed else "NULL::INTEGER"
    written = [f'valued(r."{name}"::VARCHAR, {_datatype(name)}, p.linked)' for name in values]
    value = f"coalesce({', '.join(written)})" if written else "NULL::VARCHAR"
    return (
        f"SELECT i_s.id, p.id, {object_}, CASE WHEN {object_} IS NULL THEN {value} END, p.single, r.fact, src.id, true"
        f' FROM "{table.name}" r JOIN keyed i_s ON i_s.key = r."{edge.source}"'
        f" JOIN property p ON p.name = {by} {joins} LEFT JOIN keyed src ON src.key = r.source"
        f" WHERE {object_} IS NOT NULL OR {value} IS NOT NULL"
    )


def _datatype(name: str) -> str:
    """Dates are typed by their precision, other values by the range of their property."""
    dated = f"('{iri('schema:birthDate')}', '{iri('schema:deathDate')}')"
    return f'CASE WHEN p.iri IN {dated} THEN edtf_datatype(r."{name}"::VARCHAR) ELSE p.datatype END'
