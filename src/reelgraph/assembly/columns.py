"""The graph in columns: what it says, once, in numbers, for questions that count over all of it.

Facts are rows of sources, keyed as the sources key them; the graph has joined them, dropped what is said twice and
chosen between values. `columns/` of a generation holds the outcome as Parquet files:

    edges.parquet    subject, property, object or value: the direct edges; texts, such as titles, are left out
    roles.parquet    id and label of the roles of credits, and the label of the edge that each makes, if any
    T.parquet        one row an event (credits, releases, screenings, awards, restrictions), numbers for keys;
                     `node` is false where the graph has nothing but the edge

Numbers are those of `network/things.parquet`, which has IRI, kind and label of each.
"""

from pathlib import Path

import duckdb

from reelgraph.assembly.emission import quoted
from reelgraph.assembly.events import is_keyed, tells_more
from reelgraph.tables import Table, tables
from reelgraph.vocabulary import iri, short

EDGES, ROLES = "edges", "roles"
EVENTS = ("award", "credit", "release", "restriction", "screening")


def write(db: duckdb.DuckDBPyConnection, folder: Path, lean: bool) -> None:
    """Write the columns of the graph that stands in `db` (`direct`, `film_class`, `rows_T`, `term`) to `folder`.

    The first is dropped: nobody else needs it.
    """
    folder.mkdir()
    properties = db.execute("SELECT id, iri FROM term WHERE id IN (SELECT DISTINCT p FROM direct)").fetchall()
    db.execute("CREATE TEMP TABLE shortened (p INTEGER, property VARCHAR)")
    if properties:
        db.executemany("INSERT INTO shortened VALUES (?, ?)", [(number, short(name)) for number, name in properties])
    _write(db, _EDGES, folder / f"{EDGES}.parquet")
    db.execute("DROP TABLE shortened; DROP TABLE direct")
    _write(db, "SELECT id, label, edge FROM role ORDER BY id", folder / f"{ROLES}.parquet")
    for name in EVENTS:
        _write(db, _events(tables()[name], lean), folder / f"{name}.parquet")


_EDGES = f"""
    SELECT s AS subject, property, o AS object, CASE WHEN o IS NULL THEN split_part(v, '"', 2) END AS value
    FROM direct JOIN shortened USING (p)
    WHERE o IS NOT NULL OR ends_with(v, '>') AND regexp_matches(v, '^"[^"\\\\]*"\\^\\^')
    UNION ALL
    SELECT id, 'rdf:type', NULL, '{iri("schema:")}' || kind FROM film_class
    ORDER BY property, subject, object
"""


def _events(table: Table, lean: bool) -> str:
    """Return the SELECT of the events of a table, each once: rows that agree in `same` are one."""
    node = f"fact IS NOT NULL OR {tells_more(table, lean, 'id')}"
    same = ", ".join(f'"{name}"' for name in table.same)
    others = ", ".join(
        f'any_value("{column.name}" ORDER BY "{column.name}") AS "{column.name}"'
        for column in table.columns
        if column.name not in table.same and (is_keyed(column) or column.type == "integer")
    )
    grouped = f"SELECT {same}, {f'{others}, ' if others else ''}bool_or({node}) AS node FROM rows_{table.name} r GROUP BY {same}"
    return f"SELECT * FROM ({grouped}) ORDER BY film"


def _write(db: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    db.execute(f"COPY ({select}) TO '{quoted(path)}' (FORMAT parquet)")
