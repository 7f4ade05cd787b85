"""Facts against `ontology/facts.toml`: that every cell names a thing of the kind that its column says.

Set-based over the numbered rows, for all rows of a graph of any size; the shapes then look at the triples.
"""

from collections.abc import Iterator

import duckdb

from reelgraph.tables import Column, Table, tables

ALLOWED = {
    "agent": ("person", "organisation", "unknown"),
    "event": ("festival", "edition", "ceremony"),
    "place": ("place", "country"),
    "festival": ("festival", "ceremony"),
    "organisation": ("organisation", "unknown"),
}
ALWAYS = frozenset({"any", "source", "role"})


def nonconforming(db: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield a sentence for each column of facts that holds things of other kinds than its own."""
    for table in tables().values():
        if table.node:
            for column in table.columns:
                if column.key and column.key not in ALWAYS:
                    yield from _of_column(db, table, column)


def _of_column(db: duckdb.DuckDBPyConnection, table: Table, column: Column) -> Iterator[str]:
    kinds = ALLOWED.get(str(column.key), (str(column.key),))
    rows = db.execute(f"""
        SELECT term.kind, count(*), min(term.label) FROM rows_{table.name} r JOIN term ON term.id = r."{column.name}"
        WHERE term.kind NOT IN ({", ".join(f"'{kind}'" for kind in kinds)}) GROUP BY 1 ORDER BY 1
    """).fetchall()
    for kind, number, example in rows:
        yield f"{table.name}.{column.name} names a {kind} in {number} rows, such as {example!r}; it takes {' or '.join(kinds)}"
