"""Golden cases: `tests/cases/<source>/<case>/input/` are files, `expected/<table>.csv` the facts they become.

`python tests/casework.py tests/cases/imdb/basics` writes what a case becomes now: read every line before you keep it.
"""

import csv
import sys
import tempfile
from pathlib import Path

import duckdb

from reelgraph.progress import Silence
from reelgraph.sources import dataset, description
from reelgraph.sources.inputs import sort_files

CASES = Path(__file__).parent / "cases"
KEY = "case"  # the key of the source itself, which no expected file repeats


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("*/*/input"))


def facts_of(case: Path, work: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return header and sorted rows of every fact table that the files of a case fill, columns without a cell left out."""
    source = description.sources()[case.parent.name]
    files = sort_files(source, sorted(path for path in (case / "input").rglob("*") if path.is_file()))
    target, scratch = work / "facts", work / "scratch"
    target.mkdir()
    scratch.mkdir()
    dataset.read(source, files, KEY, target, scratch, Silence())
    names = {path.name.split(".")[0] for path in target.iterdir()}
    tables = {name: _rows(target, name) for name in sorted(names)}
    return {name: rows for name, rows in tables.items() if len(rows) > 1}


def _rows(target: Path, table: str) -> list[tuple[str, ...]]:
    with duckdb.connect() as db:
        found = db.execute(f"FROM read_parquet('{target}/{table}.*', union_by_name=true)")
        names = [column[0] for column in found.description or ()]
        rows = [tuple("" if cell is None else str(cell) for cell in row) for row in found.fetchall()]
    own = [at for at, name in enumerate(names) if name not in ("source", "fact") or table in ("source", "evidence")]
    kept = [at for at in own if any(row[at] for row in rows)]
    return [tuple(names[at] for at in kept), *sorted(tuple(row[at] for at in kept) for row in rows)]


def expected(case: Path) -> dict[str, list[tuple[str, ...]]]:
    return {path.stem: [tuple(row) for row in _read(path)] for path in sorted((case / "expected").glob("*.csv"))}


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(case: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        tables = facts_of(case, Path(work))
    folder = case / "expected"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.csv"):
        old.unlink()
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write(Path(argument).resolve())
