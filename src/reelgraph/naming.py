"""The names of a graph, from its facts to the text index."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from reelgraph import search

IDENTIFIERS = "identifiers"


def collect(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write every name of every thing to the Parquet file `path`, and the identifiers beside it.

    Columns: iri, kind, label, name, weight (how often it is credited, shown or honoured).
    """
    db.execute(f"""
        COPY (
            WITH used AS (
                SELECT film AS id FROM rows_credit UNION ALL SELECT agent FROM rows_credit
                UNION ALL SELECT film FROM rows_screening UNION ALL SELECT festival FROM rows_screening
                UNION ALL SELECT event FROM rows_award UNION ALL SELECT id FROM location JOIN keyed ON key = place
            ), weight AS (SELECT id, count(*) AS weight FROM used GROUP BY id),
            named AS (
                SELECT id, name FROM identity JOIN keyed USING (key)
                UNION SELECT film, text FROM rows_title
            )
            SELECT iri, kind, label, name, coalesce(weight, 0) AS weight
            FROM named JOIN term USING (id) LEFT JOIN weight USING (id) WHERE name <> '' ORDER BY id, name
        ) TO '{_quoted(path)}' (FORMAT parquet)
    """)
    db.execute(f"""
        COPY (
            SELECT DISTINCT value, iri FROM identifier JOIN keyed ON key = entity JOIN term USING (id) ORDER BY ALL
        ) TO '{_quoted(_beside(path))}' (FORMAT parquet)
    """)


def write(names: Path, index: Path) -> None:
    """Write the text index of the names that `collect` left."""
    with duckdb.connect() as db:
        db.execute("SET threads = 1")
        identifiers = list(_rows(db, _beside(names)))
        search.write(index, _rows(db, names), identifiers)


def _rows(db: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Any]:
    result = db.cursor().execute("FROM read_parquet($1)", [str(path)])
    while rows := result.fetchmany(10_000):
        yield from rows


def _beside(path: Path) -> Path:
    return path.with_name(f"{IDENTIFIERS}.parquet")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
