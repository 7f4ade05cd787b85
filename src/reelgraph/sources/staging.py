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
from typing import IO

import duckdb

from reelgraph.errors import InputError
from reelgraph.progress import Progress
from reelgraph.sources import markup
from reelgraph.sources.description import FileSet, Source
from reelgraph.sources.terms import COLUMNS, term_rows

LONGEST_LINE = 64 * 2**20  # bytes; of JSON, of an object
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
        _read_delimited(db, source, file_set, [_plain(path, work) for path in paths], progress)
    elif file_set.format == "xml":
        _read_json(db, file_set, [_as_json(path, work, number) for number, path in enumerate(paths)], paths)
    else:
        _read_json(db, file_set, [_plain(path, work) for path in paths], paths)
    _check_expectation(db, source, file_set, paths)


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


def _plain(path: Path, work: Path) -> Path:
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
        found = _check_header(file_set, path)
        wanted = ", ".join(f'"{name}"' for name in file_set.schema if name in found)
        try:
            db.execute(
                f"""INSERT INTO "{file_set.name}" ({wanted}) SELECT {wanted} FROM read_csv($1, delim=$2, quote=$3, escape=$3,
                nullstr=$4, header=true, all_varchar=true, strict_mode=false, null_padding=false, store_rejects=true,
                rejects_limit=0, max_line_size={LONGEST_LINE})""",
                [str(path), file_set.delimiter, file_set.quote, file_set.null],
            )
        except duckdb.Error as error:
            raise InputError(_because([path], error)) from error
        _report_rejects(db, source, file_set, progress)


def _check_header(file_set: FileSet, path: Path) -> list[str]:
    """Return the columns of a file; one that lacks a column is refused before a row of it is read."""
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
    if len(rejects) > source.bad_rows * (_count(db, file_set) + len(rejects)):
        raise InputError(
            f"{said}; {len(rejects)} such rows are more than {source.name} allows ({source.bad_rows:.2%}); mend or remove them"
        )
    progress.note(f"left out {len(rejects)} rows that cannot be read, such as {said}")


# --- JSON and XML ----------------------------------------------------------------------------------------


def _as_json(path: Path, work: Path, number: int) -> Path:
    target = work / f"xml-{number}.json"
    target.write_text(json.dumps(markup.record(path), ensure_ascii=False), encoding="utf-8")
    return target


def _read_json(
    db: duckdb.DuckDBPyConnection, file_set: FileSet, readable: Sequence[Path], paths: Sequence[Path]
) -> None:
    columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in file_set.schema.items())
    shape = "newline_delimited" if file_set.format == "jsonl" else "auto"
    try:
        db.execute(
            f"""CREATE TABLE "{file_set.name}" AS SELECT * FROM read_json($1, columns={{{columns}}}, format='{shape}',
            maximum_object_size={LONGEST_LINE})""",
            [[str(path) for path in readable]],
        )
    except duckdb.Error as error:
        raise InputError(_because(paths, error)) from error


# --- what a table must be like ---------------------------------------------------------------------------


def _check_expectation(db: duckdb.DuckDBPyConnection, source: Source, file_set: FileSet, paths: Sequence[Path]) -> None:
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


def _because(paths: Sequence[Path], error: Exception) -> str:
    first = " ".join(str(error).split("\n")[0].split())[:300]
    named = next((path for path in paths if str(path) in str(error)), None)
    return f"{named or _which(paths)}: cannot be read ({first}); is the file whole and of the right kind?"
