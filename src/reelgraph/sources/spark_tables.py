"""Files of a source to tables of Spark: the same tables, columns and cells that `staging` makes for DuckDB.

Text with an object or a row a line, which is what large files are, Spark reads itself, in parts; other files go
through `staging`. Either way a table is Parquet in the work directory: Spark's queries read that, and so does a
DuckDB beside it, which checks what is expected of the table.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 (so it is called everywhere)
from pyspark.sql.types import StructType

from reelgraph.errors import ContentError, InputError
from reelgraph.progress import Progress
from reelgraph.sources import staging
from reelgraph.sources.description import FactQuery, FileSet, Source
from reelgraph.sources.dialect import spark_shape, spark_sql, spark_type
from reelgraph.sources.terms import COLUMNS

FAILURES = (PySparkException, Py4JError)
BYTES = "ISO-8859-1"  # a letter for every byte: text is decoded cell by cell, so that what is not UTF-8 shows
BAD, FILE = "_bad", "_file"  # columns beside those of a table: the text of a row that cannot be read, and its file


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a source: views in a Spark session, and in a DuckDB, over the same Parquet files."""

    spark: SparkSession
    db: duckdb.DuckDBPyConnection
    work: Path

    def keep(self, name: str, rows: DataFrame, where: str = "true") -> None:
        """Write the rows of a table as Parquet and show them under its name."""
        rows.write.parquet(self._folder(name).as_uri())
        self.show(name, rows.schema, where)

    def take(self, name: str) -> None:
        """Move a table, or view, of DuckDB to where both read it."""
        folder = self._folder(name)
        folder.mkdir(parents=True)
        path = str(folder / "part.parquet").replace("'", "''")
        columns = self.db.execute(f'DESCRIBE "{name}"').fetchall()
        views = self.db.execute("SELECT 1 FROM duckdb_views() WHERE view_name = $1", [name]).fetchall()
        self.db.execute(f"COPY \"{name}\" TO '{path}' (FORMAT parquet)")
        self.db.execute(f'DROP {"VIEW" if views else "TABLE"} "{name}"')
        self.show(name, ", ".join(f"{_named(column)} {spark_type(type_)}" for column, type_, *_ in columns))

    def show(self, name: str, schema: StructType | str, where: str = "true") -> None:
        """Show rows of a table that has been written; `schema` is that of the files."""
        rows = self.spark.read.schema(schema).parquet(self._folder(name).as_uri()).where(where)
        rows = rows.select([_named(column) for column in rows.columns if column not in (BAD, FILE)])
        rows.createOrReplaceTempView(_named(name))
        columns = ", ".join(f'"{column}"' for column in rows.columns)
        files = str(self._folder(name) / "*.parquet").replace("'", "''")
        self.db.execute(
            f"CREATE OR REPLACE VIEW \"{name}\" AS SELECT {columns} FROM read_parquet('{files}') WHERE {where}"
        )

    def select(self, name: str, sql: str) -> list[tuple[Any, ...]]:
        """Return what SQL finds in the files of a table, which it names `rows`."""
        files = str(self._folder(name) / "*.parquet").replace("'", "''")
        return self.db.execute(f"WITH rows AS (FROM read_parquet('{files}')) {sql}").fetchall()

    def _folder(self, name: str) -> Path:
        return self.work.resolve() / "tables" / name


def stage_terms(tables: Tables) -> None:
    """Make the tables of terms (`known_role`, `known_genre`, …)."""
    staging.stage_terms(tables.db)
    for name in COLUMNS:
        tables.take(name)


def stage(tables: Tables, source: Source, file_set: FileSet, paths: Sequence[Path], progress: Progress) -> None:
    """Make the table of a file set from its files. Raises InputError for what cannot be read."""
    if not paths or not _reads_in_parts(file_set):
        staging.stage(tables.db, source, file_set, paths, tables.work, progress)
        tables.take(file_set.name)
        return
    if file_set.format == "jsonl":
        _stage_json(tables, file_set, paths)
    else:
        _stage_delimited(tables, source, file_set, paths, progress)
    staging.check_expectation(tables.db, source, file_set, paths)


def _reads_in_parts(file_set: FileSet) -> bool:
    if file_set.format == "jsonl":
        return not file_set.mixed
    return file_set.format in staging.DELIMITED and file_set.header and not file_set.file and not file_set.nested


def create_view(tables: Tables, view: FactQuery) -> None:
    """Make the table that `view.NAME.sql` selects, for the other queries of its source to read."""
    try:
        tables.keep(view.view, tables.spark.sql(spark_sql(view.text, view.name)))
    except FAILURES as error:
        raise ContentError(f"{view.name}: {sentence(error)}") from error


def sentence(error: Exception) -> str:
    """Return what an error of Spark says was its first cause."""
    said = re.split(r"\s== |\n\nJVM stacktrace", str(error))[0]
    causes = re.findall(r"^Caused by: [\w.$]+: (.+)$", said, re.MULTILINE)
    return " ".join((causes[-1] if causes else said).split())[:500]


def _unreadable(paths: Sequence[Path], error: Exception) -> InputError:
    """Return the error for files that Spark could not read, one of which it may name by its link."""
    link = re.search(r"file:/\S*-(\d+)(?:\.gz)?\b", str(error))
    of = paths[int(link[1])] if link else paths[0]
    return InputError(f"{of}: cannot be read ({sentence(error)}); is the file whole and of the right kind?")


def _named(name: str) -> str:
    return f"`{name.replace('`', '``')}`"


def _linked(path: Path, folder: Path, name: str) -> str:
    """Return where Spark reads a file: a link, since Spark takes `*` and `_` in names for more than letters."""
    link = folder.resolve() / (f"{name}.gz" if path.suffix == ".gz" else name)
    link.symlink_to(path.resolve())
    return link.as_uri()


# --- tables of text --------------------------------------------------------------------------------------


def _stage_delimited(
    tables: Tables, source: Source, file_set: FileSet, paths: Sequence[Path], progress: Progress
) -> None:
    headers: dict[tuple[str, ...], list[str]] = {}
    for number, path in enumerate(paths):
        readable = staging.plain(path, tables.work)
        link = _linked(readable, tables.work, f"{file_set.name}-{number}")
        headers.setdefault(tuple(staging.check_header(file_set, readable)), []).append(link)
    parts = [_rows(tables.spark, file_set, header, links) for header, links in headers.items()]
    try:
        tables.keep(file_set.name, functools.reduce(DataFrame.unionAll, parts), f"{BAD} IS NULL")
    except FAILURES as error:
        raise _unreadable(paths, error) from error
    if bad := tables.select(file_set.name, f"SELECT {FILE}, {BAD} FROM rows WHERE {BAD} IS NOT NULL ORDER BY {FILE}"):
        link, text = bad[0]
        path = paths[int(link.removesuffix(".gz").rpartition("-")[2])]
        staging.judge_rejects(tables.db, source, file_set, len(bad), _told(path, text, tables.work), progress)


def _rows(spark: SparkSession, file_set: FileSet, header: Sequence[str], links: Sequence[str]) -> DataFrame:
    """Return the rows of files with one header: the declared columns, and of a bad row its text and file."""
    names = [f"_{number}" for number in range(len(header))]
    cells = spark.read.csv(
        list(links),
        schema=", ".join(f"{name} STRING" for name in [*names, BAD]),
        sep=file_set.delimiter,
        quote=file_set.quote,
        escape=file_set.quote,
        header=True,
        encoding=BYTES,
        multiLine=bool(file_set.quote),
        lineSep="\n" if file_set.quote else None,
        columnNameOfCorruptRecord=BAD,
        maxCharsPerColumn=-1,
    )
    found = dict(zip(header, names, strict=True))
    columns = [_cell(file_set, found.get(name), last=name == header[-1]).alias(name) for name in file_set.schema]
    cells = cells.where(F.col(BAD).isNull() | (F.col(BAD) != ""))  # an empty line is no row
    return cells.select(*columns, _bad(file_set, names).alias(BAD), F.col("_metadata.file_name").alias(FILE))


def _cell(file_set: FileSet, name: str | None, last: bool) -> Column:
    """Return a cell as text; Spark has made an empty one NULL, which it is where `null` says so."""
    if name is None:
        return F.lit(None).cast("STRING")
    text = F.coalesce(_decoded(F.col(name)), F.lit(""))
    return F.nullif(F.regexp_replace(text, r"\r$", "") if last else text, F.lit(file_set.null))


def _decoded(text: Column) -> Column:
    return F.encode(text, BYTES).cast("STRING")


def _bad(file_set: FileSet, names: Sequence[str]) -> Column:
    """Return the text of a row that is not UTF-8 or has too few or too many cells, NULL for a good one.

    An empty cell too many at the end is a delimiter too many, and no harm.
    """
    line = F.concat_ws(file_set.delimiter, *(F.coalesce(F.col(name), F.lit("")) for name in names))
    unquoted = F.regexp_replace(F.col(BAD), '"[^"]*"', "") if file_set.quote else F.col(BAD)
    unquoted = F.regexp_replace(unquoted, r"[\r\n]+$", "")
    delimiters = F.length(unquoted) - F.length(F.replace(unquoted, F.lit(file_set.delimiter), F.lit("")))
    fine = (delimiters == len(names)) & F.endswith(unquoted, F.lit(file_set.delimiter))
    if file_set.short_rows:
        fine |= (delimiters < len(names) - 1) & ~F.contains(unquoted, F.lit(file_set.quote or "\0"))
    return F.when(~F.is_valid_utf8(_decoded(line)), line).when(F.col(BAD).isNotNull() & ~fine, F.col(BAD))


def _told(path: Path, text: str, work: Path) -> str:
    """Return where a bad row stands and what it is; `text` has a letter for every byte."""
    row = text.encode(BYTES)
    kind = "wrong number of cells" if _is_utf8(row) else "invalid encoding"
    with staging.opened(staging.plain(path, work)) as lines:
        found = (
            number
            for number, line in enumerate(lines, 1)
            if (row.startswith(line.rstrip(b"\r\n")) if kind.startswith("wrong") else not _is_utf8(line))
        )
        line = next(found, 1)
    return f"{path}: line {line}: {kind}: {row.decode('utf-8', 'replace')[: staging.SHOWN]!r}"


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# --- lines of JSON ---------------------------------------------------------------------------------------


def _stage_json(tables: Tables, file_set: FileSet, paths: Sequence[Path]) -> None:
    """Read values as text, in the lists and structs that are declared, and cast them: as DuckDB, and no further."""
    readable = [staging.as_json(file_set, path, tables.work, number) for number, path in enumerate(paths)]
    links = [_linked(path, tables.work, f"{file_set.name}-{number}") for number, path in enumerate(readable)]
    shape = ", ".join(f"{_named(name)} {spark_shape(type_)}" for name, type_ in file_set.schema.items())
    rows = tables.spark.read.json(links, schema=shape, mode="FAILFAST")
    columns = [F.col(_named(name)).cast(spark_type(type_)).alias(name) for name, type_ in file_set.schema.items()]
    try:
        tables.keep(file_set.name, rows.select(columns))
    except FAILURES as error:
        if said := staging.fault(file_set, readable, paths):
            raise InputError(said) from error
        raise _unreadable(paths, error) from error
