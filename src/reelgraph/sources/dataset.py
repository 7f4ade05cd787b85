"""Databases as sources: the queries of `ingest/` turn tables and RDF into Parquet files of facts.

DuckDB runs the SQL over the tables that `staging` makes of the files, within a limit of memory; SPARQL runs
over a store of the RDF files. A query's file name says which fact table it fills; its columns are matched
by name, and what it leaves out is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyoxigraph as ox

from reelgraph.errors import ContentError
from reelgraph.progress import Progress
from reelgraph.sources.description import PAGE, FactQuery, Source
from reelgraph.sources.rows import RowWriter
from reelgraph.sources.staging import opened, stage, stage_terms, stop_if_exhausted
from reelgraph.sources.texts import read_texts
from reelgraph.sources.triples import rdf_format, reading
from reelgraph.tables import Table, tables
from reelgraph.vocabulary import PROLOGUE

Files = Mapping[str, Sequence[Path]]


def connect(work: Path, memory: str | None = None) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB that keeps within `memory` ("4GB"; half the machine unless told) and spills into `work`."""
    db = duckdb.connect()
    db.execute("SET temp_directory = $1", [str(work)])
    db.execute("SET memory_limit = $1", [memory or "50%"])
    return db


def leave_memory(db: duckdb.DuckDBPyConnection) -> None:
    """Leave half of what `db` may take to another process from now on; what it holds beyond its half it spills."""
    ((amount, unit),) = db.execute("SELECT string_split(current_setting('memory_limit'), ' ')").fetchall()[0]
    db.execute(f"SET memory_limit = '{float(amount) / 2}{unit}'")


def read(
    source: Source, files: Files, key: str, target: Path, work: Path, progress: Progress, memory: str | None = None
) -> None:
    """Write the facts of a source's files to `target`, a Parquet file a query; `key` is the source's own key.

    `files` maps the file sets of the source to paths. Raises InputError for what cannot be read.
    """
    with connect(work, memory) as db:
        stage_terms(db)
        for file_set in source.files:
            if not file_set.stored:
                stage(db, source, file_set, files.get(file_set.name, ()), work, progress)
                progress.step()
        for view in source.views:
            create_view(db, view)
        for query in queries(source, ".sql"):
            write_facts(db, query, key, target)
            progress.step()
        for query in source.queries:
            if query.table == PAGE:
                read_texts(db, source, query, target, work, progress)
    if rdf := [path for file_set in source.files if file_set.stored for path in files.get(file_set.name, ())]:
        read_rdf(source, rdf, key, target, work, progress)


def queries(source: Source, suffix: str) -> list[FactQuery]:
    """Return the queries of a source that make facts, written in SQL (".sql") or SPARQL (".rq")."""
    return [query for query in source.queries if query.path.suffix == suffix and query.table != PAGE]


# --- tables to facts -------------------------------------------------------------------------------------


def create_view(db: duckdb.DuckDBPyConnection, view: FactQuery) -> None:
    """Make the table that `view.NAME.sql` selects, for the other queries of its source to read."""
    try:
        db.execute(f'CREATE TABLE "{view.path.stem.partition(".")[2]}" AS {view.text}')
    except duckdb.Error as error:
        stop_if_exhausted(error)
        raise ContentError(f"{view.name}: {' '.join(str(error).split())[:500]}") from error


def write_facts(db: duckdb.DuckDBPyConnection, query: FactQuery, key: str, target: Path) -> None:
    """Run one query of a source and write its rows as Parquet: `credit.crew.sql` becomes `credit.crew.parquet`."""
    try:
        columns = db.sql(query.text).columns
        _write(db, query, query.text.rstrip().rstrip(";"), columns, key, target)
    except duckdb.Error as error:
        stop_if_exhausted(error)
        raise ContentError(f"{query.name}: {' '.join(str(error).split())[:500]}") from error


def _write(
    db: duckdb.DuckDBPyConnection, query: FactQuery, select: str, columns: Sequence[str], key: str, target: Path
) -> None:
    path = str(target / f"{query.path.stem}.parquet").replace("'", "''")
    db.execute(f"COPY ({facts_sql(query, select, columns, key)}) TO '{path}' (FORMAT parquet)")


def facts_sql(query: FactQuery, select: str, columns: Sequence[str], key: str) -> str:
    """Return SQL for the rows of a fact table that a query's SELECT makes, with all columns of the table.

    Raises ContentError where its columns are not the table's.
    """
    table = tables()[query.table]
    if unknown := set(columns) - set(table.schema):
        raise ContentError(f"{query.name}: {table.name} has no column {', '.join(sorted(unknown))}")
    if missing := [column.name for column in table.columns if column.required and column.name not in columns]:
        raise ContentError(f"{query.name}: {table.name} needs the column {', '.join(missing)}")
    needed = " AND ".join(f'"{column.name}" IS NOT NULL' for column in table.columns if column.required)
    return f"SELECT {_cells(table, columns, key)} FROM ({select}) WHERE {needed}"


def _cells(table: Table, columns: Iterable[str], key: str) -> str:
    given = set(columns)
    cells = []
    for name, type_ in table.schema.items():
        value = f'"{name}"' if name in given else f"'{key}'" if name == "source" else "NULL"
        cells.append(f'{value}::{type_} AS "{name}"')
    return ", ".join(cells)


# --- RDF to facts ----------------------------------------------------------------------------------------


def read_rdf(source: Source, paths: Sequence[Path], key: str, target: Path, work: Path, progress: Progress) -> None:
    """Write the facts that the SPARQL queries of a source find in RDF files to `target`, a Parquet file a query."""
    store = ox.Store(str(work / "rdf"))
    for path in paths:
        _load(store, path)
        progress.step()
    for query in queries(source, ".rq"):
        rows = work / query.path.stem
        rows.mkdir()
        columns = _select_rows(store, query, rows)
        with connect(work) as db:
            schema = ", ".join(f"'{name}': '{tables()[query.table].schema.get(name, 'VARCHAR')}'" for name in columns)
            if (file := rows / f"{query.table}.jsonl").is_file():
                select = f"FROM read_json('{str(file).replace(chr(39), chr(39) * 2)}', columns={{{schema}}}, format='newline_delimited')"
                _write(db, query, select, columns, key, target)
        progress.step()


def _load(store: ox.Store, path: Path) -> None:
    with opened(path) as file, reading(file, path) as counted:
        store.bulk_load(input=counted, format=rdf_format(path), base_iri=path.resolve().as_uri())


def _select_rows(store: ox.Store, query: FactQuery, folder: Path) -> list[str]:
    try:
        found = store.query(PROLOGUE + query.text)
    except SyntaxError as error:
        raise ContentError(f"{query.name}: {error}") from error
    if not isinstance(found, ox.QuerySolutions):
        raise ContentError(f"{query.name}: this is no SELECT query")
    columns = [variable.value for variable in found.variables]
    with RowWriter(folder) as writer:
        for solution in found:
            row = {name: term.value for name, term in zip(columns, solution, strict=True) if term is not None}
            writer.write(query.table, row)
    return columns
