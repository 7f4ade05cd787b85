"""Files of a source to tables: DuckDB reads them in place, and what it cannot read is counted and told of.

A table bears the name and the columns that `source.toml` declares, whatever else the files hold; a set
without files is an empty table. A row that cannot be read is left out and reported with file and line, and
is an error where there are more of them than the source allows.
"""

import bz2
import gzip
import json
import shutil
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import duckdb

from reelgraph.errors import InputError
from reelgraph.progress import Progress
from reelgraph.sources import linked, markup, records
from reelgraph.sources.description import FileSet, Source
from reelgraph.sources.terms import COLUMNS, term_rows
from reelgraph.sources.triples import reading, write_triples

LONGEST_ROW = 4 * 2**20  # bytes; DuckDB keeps sixteen times as much in memory
LONGEST_LINE = 64 * 2**20  # bytes of a JSON object
SHOWN = 120  # code points of a bad row that a message shows
DELIMITED = frozenset({"tsv", "csv"})


def stage_terms(db: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of terms (`known_role`, `known_genre`, …)."""
    for name, columns in COLUMNS.items():
        db.execute(f"CREATE TABLE {name} ({', '.join(f'{column} VARCHAR' for column in columns)})")
        db.execute(
            f"INSERT INTO {name} SELECT unnest($1), unnest($2), unnest($3)", list(zip(*term_rows()[name], strict=True))
        )


def stage(
    db: duckdb.DuckDBPyConnection,
    source: Source,
    file_set: FileSet,
    paths: Sequence[Path],
    work: Path,
    progress: Progress,
) -> None:
    """Make the table of a file set from its files. Raises InputError for what cannot be read."""
    if not paths:
        _create_empty(db, file_set)
        return
    if file_set.format in DELIMITED:
        _read_delimited(db, source, file_set, [plain(path, work) for path in paths], progress)
    elif file_set.format == "rdf":
        _read_triples(db, source, file_set, paths, work, progress)
    else:
        _read_json(db, file_set, [as_json(file_set, path, work, number) for number, path in enumerate(paths)], paths)
    check_expectation(db, source, file_set, paths)


def _create_empty(db: duckdb.DuckDBPyConnection, file_set: FileSet) -> None:
    columns = ", ".join(f'"{name}" {type_}' for name, type_ in file_set.schema.items())
    db.execute(f'CREATE TABLE "{file_set.name}" ({columns})')


# --- packed files ----------------------------------------------------------------------------------------


def opened(path: Path) -> IO[bytes]:
    """Open a file for reading, unpacked where its name ends in .gz or .bz2."""
    if path.suffix == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    if path.suffix == ".bz2":
        return bz2.open(path, "rb")
    return path.open("rb")


def beginning(path: Path, size: int = 65_536) -> str:
    """Return the first `size` bytes of a file as text, unpacked. Raises InputError where it cannot be read."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_only_member(path, archive)) as member:
                return member.read(size).decode("utf-8", "replace")
        with opened(path) as file:
            return file.read(size).decode("utf-8", "replace")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: line 1: cannot be read ({error}); is the file whole?") from error


def plain(path: Path, work: Path) -> Path:
    """Return a path that DuckDB can read: itself, or a copy in `work` unpacked from .zip or .bz2."""
    if path.suffix not in (".zip", ".bz2"):
        return path
    target = work / f"{path.stem}.{abs(hash(path))}.unpacked"
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_only_member(path, archive)) as member:
                _copy(member, target)
        else:
            with opened(path) as file:
                _copy(file, target)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: cannot be unpacked ({error}); is the file whole?") from error
    return target


def _only_member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) != 1:
        raise InputError(f"{path}: holds {len(members)} files, not one; unpack it and name the folder")
    return members[0]


def _copy(file: IO[bytes], target: Path) -> None:
    with target.open("wb") as out:
        shutil.copyfileobj(file, out, 2**20)


# --- tables of text --------------------------------------------------------------------------------------


def _read_delimited(
    db: duckdb.DuckDBPyConnection, source: Source, file_set: FileSet, paths: Sequence[Path], progress: Progress
) -> None:
    _create_empty(db, file_set)
    for path in paths:
        found = check_header(file_set, path)
        wanted = [name for name in file_set.schema if name in found or name == file_set.file]
        columns, cells = ", ".join(f'"{name}"' for name in wanted), ", ".join(_cell(file_set, name) for name in wanted)
        try:
            db.execute(
                f"""INSERT INTO "{file_set.name}" ({columns}) SELECT {cells} FROM read_csv($1, delim=$2, quote=$3, escape=$3,
                nullstr=$4, {_heading(file_set, found)}, all_varchar=true, strict_mode={not file_set.quote}, store_rejects=true, rejects_limit=0,
                max_line_size={LONGEST_ROW})""",
                [str(path), file_set.delimiter, file_set.quote, file_set.null, *([path.name] if file_set.file else [])],
            )
        except duckdb.Error as error:
            stop_if_exhausted(error)
            raise InputError(because([path], error)) from error
        _report_rejects(db, source, file_set, progress)


def _heading(file_set: FileSet, found: Sequence[str]) -> str:
    """Return what `read_csv` is told of the columns' names. Where rows may be short it must not guess their number."""
    columns = ", ".join("'{}': 'VARCHAR'".format(name.replace("'", "''")) for name in found)
    if file_set.short_rows:
        return f"header={file_set.header}, columns={{{columns}}}, auto_detect=false, null_padding=true"
    return "header=true" if file_set.header else f"header=false, columns={{{columns}}}, auto_detect=false"


def _cell(file_set: FileSet, name: str) -> str:
    """Return the SQL of a column of text; a list stands in a cell as JSON."""
    if name == file_set.file:
        return "$5"
    return _from_json(file_set, name, f"""nullif(trim("{name}"), '')""") if name in file_set.nested else f'"{name}"'


def check_header(file_set: FileSet, path: Path) -> list[str]:
    """Return the columns of a file; one that lacks a column is refused before a row of it is read."""
    if not file_set.header:
        return list(file_set.columns)
    first = beginning(path).split("\n", 1)[0].rstrip("\r").removeprefix("\ufeff")
    found = [name.strip('"') for name in first.split(file_set.delimiter)]
    if missing := [name for name in file_set.columns if name not in found]:
        raise InputError(
            f"{path}: line 1: no column {', '.join(missing)}; the header must name {', '.join(file_set.columns)},"
            f" it reads {first[:200]!r}"
        )
    return found


def _report_rejects(db: duckdb.DuckDBPyConnection, source: Source, file_set: FileSet, progress: Progress) -> None:
    """Count the rows that could not be read; too many are an error, few are told of."""
    rejects = db.execute("""
        SELECT s.file_path, e.line, any_value(e.error_type), any_value(e.csv_line)
        FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) GROUP BY 1, 2 ORDER BY 1, 2
    """).fetchall()
    db.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    if not rejects:
        return
    path, line, kind, text = rejects[0]
    said = f"{path}: line {line}: {str(kind).replace('_', ' ').lower()}: {str(text)[:SHOWN]!r}"
    judge_rejects(db, source, file_set, len(rejects), said, progress)


def judge_rejects(
    db: duckdb.DuckDBPyConnection, source: Source, file_set: FileSet, number: int, said: str, progress: Progress
) -> None:
    """Tell of rows that could not be read, `said` the first of them. Raises InputError where they are too many."""
    if number > source.bad_rows * (_count(db, file_set) + number):
        raise InputError(
            f"{said}; {number} such rows are more than {source.name} allows ({source.bad_rows:.2%}); mend or remove them"
        )
    progress.note(f"left out {number} rows that cannot be read, such as {said}")


# --- JSON and XML ----------------------------------------------------------------------------------------


def as_json(file_set: FileSet, path: Path, work: Path, number: int) -> Path:
    """Return a file of JSON that an engine can read: itself, or a copy in `work`. Raises InputError."""
    target = work / f"{file_set.name}-{number}.jsonl"
    if file_set.format == "xml":
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in markup.records(path))
        target.write_text("".join(lines), encoding="utf-8")
        return target
    if records.must_rewrite(file_set, beginning(path)):
        with opened(plain(path, work) if path.suffix == ".zip" else path) as file:
            records.write_records(file, path, file_set, target)
        return target
    return plain(path, work)


def _read_json(
    db: duckdb.DuckDBPyConnection, file_set: FileSet, readable: Sequence[Path], paths: Sequence[Path]
) -> None:
    nested = file_set.nested if file_set.mixed else frozenset()
    types = {name: "JSON" if name in nested else type_ for name, type_ in file_set.schema.items()}
    columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in types.items())
    cells = ", ".join(_evened(file_set, name) if name in nested else f'"{name}"' for name in types)
    shape = "auto" if file_set.format == "json" else "newline_delimited"
    select = f"""SELECT {cells} FROM read_json($1, columns={{{columns}}}, format='{shape}',
        maximum_object_size={LONGEST_LINE})"""
    try:
        db.execute(f'CREATE TABLE "{file_set.name}" AS {select}', [[str(path) for path in readable]])
    except duckdb.Error as error:
        stop_if_exhausted(error)
        raise InputError(fault(file_set, readable, paths) or _misfit(db, select, readable, paths, error)) from error


def _misfit(
    db: duckdb.DuckDBPyConnection, select: str, readable: Sequence[Path], paths: Sequence[Path], error: duckdb.Error
) -> str:
    """Return which file holds other values than are declared, and why."""
    for copy, path in zip(readable, paths, strict=True):
        try:
            db.execute(f"CREATE OR REPLACE TEMP TABLE misfit AS {select}", [[str(copy)]])
        except duckdb.Error as own:
            return because([path], own)
    return because(paths, error)


def fault(file_set: FileSet, readable: Sequence[Path], paths: Sequence[Path]) -> str:
    """Return which file is no JSON, where and why; nothing where all of them are."""
    for copy, path in zip(readable, paths, strict=True):
        with opened(copy) as file:
            if said := records.fault(file, by_line=file_set.format != "json" or copy.suffix == ".jsonl"):
                return f"{path}: {said}; is the file whole?"
    return ""


def _evened(file_set: FileSet, name: str) -> str:
    """Return the SQL of a column of JSON as its type: JSON in a string as what it says, an object as a list of one."""
    column = f'"{name}"'
    return f"""CASE json_type({column})
        WHEN 'ARRAY' THEN {_from_json(file_set, name, column)}
        WHEN 'OBJECT' THEN {_from_json(file_set, name, f"json_array({column})")}
        WHEN 'VARCHAR' THEN {_from_json(file_set, name, f"nullif(trim({column} ->> '$'), '')")}
        WHEN 'NULL' THEN NULL
        ELSE error('{name} is no list: ' || left({column}, {SHOWN}))
        END AS {column}"""


def _from_json(file_set: FileSet, name: str, text: str) -> str:
    structure = json.dumps(_structure(duckdb.sqltype(file_set.schema[name])))
    return f"from_json({text}, '{structure}')"


def _structure(type_: Any) -> Any:
    """Return a type as `from_json` takes it."""
    if type_.id == "list":
        return [_structure(dict(type_.children)["child"])]
    if type_.id == "struct":
        return {name: _structure(child) for name, child in type_.children}
    return str(type_)


# --- RDF -------------------------------------------------------------------------------------------------


def _read_triples(
    db: duckdb.DuckDBPyConnection,
    source: Source,
    file_set: FileSet,
    paths: Sequence[Path],
    work: Path,
    progress: Progress,
) -> None:
    """Make a view of triples, which lie in `work` as Parquet."""
    folder = work / file_set.name
    folder.mkdir()
    for number, path in enumerate(path for path in paths if not linked.is_document(path)):
        with opened(path) as file:
            write_triples(db, file, path, folder / f"{number}.parquet")
    if documents := [path for path in paths if linked.is_document(path)]:
        _write_documents(db, source, documents, folder / "documents.parquet", progress)
    columns = ", ".join(f'"{name}"' for name in file_set.schema)
    files = str(folder / "*.parquet").replace("'", "''")
    db.execute(f"CREATE VIEW \"{file_set.name}\" AS SELECT {columns} FROM read_parquet('{files}', union_by_name=true)")


def _write_documents(
    db: duckdb.DuckDBPyConnection, source: Source, paths: Sequence[Path], target: Path, progress: Progress
) -> None:
    """Write the triples of web pages and JSON-LD to one Parquet file; a document that cannot be read is told of.

    Raises InputError where more of them are broken than the source allows, or none says anything.
    """
    lines, broken, silent = target.with_suffix(".jsonl"), [], []
    with lines.open("w", encoding="utf-8") as out:
        for path in paths:
            try:
                with opened(path) as file, reading(file, path) as counted:
                    data = counted.read()
                if not linked.write(data, path, out):
                    silent.append(path)
            except InputError as error:
                broken.append(error)
    if len(broken) > source.bad_rows * len(paths):
        raise broken[0]
    if len(silent) == len(paths):
        raise InputError(f"{_which(paths)}: no JSON-LD, microdata or RDFa here; is this the right file?")
    for fault in broken:
        progress.note(f"left out: {fault}")
    if silent:
        progress.note(f"no JSON-LD, microdata or RDFa in {len(silent)} of {len(paths)} files, such as {silent[0]}")
    columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in linked.COLUMNS.items())
    db.execute(
        f"""COPY (FROM read_json($1, columns={{{columns}}}, format='newline_delimited', maximum_object_size={LONGEST_LINE}))
        TO '{str(target).replace("'", "''")}' (FORMAT parquet)""",
        [str(lines)],
    )
    lines.unlink()


# --- what a table must be like ---------------------------------------------------------------------------


def check_expectation(db: duckdb.DuckDBPyConnection, source: Source, file_set: FileSet, paths: Sequence[Path]) -> None:
    """Raise InputError where the table of a file set is not what its source expects."""
    expected, rows = file_set.expectation, _count(db, file_set)
    if rows < expected.least or (expected.most is not None and rows > expected.most):
        bound = f"at least {expected.least}" if rows < expected.least else f"at most {expected.most}"
        raise InputError(f"{_which(paths)}: {rows} rows, and {source.name} expects {bound}; is this the whole file?")
    for column, share in expected.empty.items():
        empty = _number(db, f'SELECT count(*) - count("{column}") FROM "{file_set.name}"')
        if empty > share * rows:
            raise InputError(
                f"{_which(paths)}: {column} is empty in {empty} of {rows} rows, and {source.name} allows {share:.2%};"
                " is this the right file?"
            )


def _count(db: duckdb.DuckDBPyConnection, file_set: FileSet) -> int:
    return _number(db, f'SELECT count(*) FROM "{file_set.name}"')


def _number(db: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int((db.execute(sql).fetchone() or (0,))[0])


def _which(paths: Sequence[Path]) -> str:
    return str(paths[0]) if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def stop_if_exhausted(error: duckdb.Error) -> None:
    """Raise the error again where the machine is out of memory or disk: the files are not to blame."""
    if isinstance(error, duckdb.OutOfMemoryException) or "No space left" in str(error):
        raise error


def because(paths: Sequence[Path], error: Exception) -> str:
    """Return what to say of files that an engine could not read."""
    first = " ".join(str(error).split("\n")[0].split())[:300]
    named = next((path for path in paths if str(path) in str(error)), None)
    return f"{named or _which(paths)}: cannot be read ({first}); is the file whole and of the right kind?"
