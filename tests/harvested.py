"""The facts that a source makes of real files, as views of DuckDB named after the fact tables."""

from pathlib import Path

import duckdb

from reelgraph.progress import Silence
from reelgraph.sources import dataset
from reelgraph.sources.inputs import recognise
from reelgraph.tables import tables


def harvested(argument: str, work: Path) -> duckdb.DuckDBPyConnection:
    """Read what `SOURCE=PATH` names."""
    (unit,) = recognise([argument])
    target, scratch = work / "facts", work / "scratch"
    target.mkdir()
    scratch.mkdir()
    dataset.read(unit.source, unit.files, "test:#source", target, scratch, Silence())
    db = duckdb.connect()
    for table in tables():
        if paths := [str(path) for path in target.glob("*.parquet") if path.name.split(".")[0] == table]:
            listed = ", ".join(f"'{path}'" for path in paths)
            db.execute(f'CREATE VIEW "{table}" AS FROM read_parquet([{listed}], union_by_name=true)')
    return db


def count(db: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Return the number of rows of a query, each counted once."""
    return int((db.execute(f"SELECT count(*) FROM (SELECT DISTINCT * FROM ({sql}))").fetchone() or (0,))[0])


def dangling(db: duckdb.DuckDBPyConnection) -> list[str]:
    """Return keys that facts use and no row introduces."""
    introduced, used = [], []
    for name, table in tables().items():
        if name not in {
            row[0] for row in db.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        }:
            continue
        for column in table.columns:
            if column.key and column.name == table.identified_by and table.entity:
                introduced.append(f'SELECT "{column.name}" AS key FROM "{name}"')
            elif column.key and column.key not in ("role", "source"):
                used.append(f'SELECT "{column.name}" AS key FROM "{name}" WHERE "{column.name}" IS NOT NULL')
    sql = f"SELECT DISTINCT key FROM ({' UNION ALL '.join(used)}) WHERE key NOT IN ({' UNION ALL '.join(introduced)}) ORDER BY key"
    return [row[0] for row in db.execute(sql).fetchall()]
