"""Read units into facts, each once: a finished unit stays in the graph's `sources/` under the hash of its content.

A build that is killed finds the units it had finished; a build of the same files reads nothing again. A unit's
folder holds a Parquet file for each query, and `unit.json`, which is written last.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reelgraph import __version__
from reelgraph.content import folder
from reelgraph.errors import InputError, NoFilmError, ReelgraphError
from reelgraph.pages import loading
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.progress import Progress
from reelgraph.sources import dataset
from reelgraph.sources.inputs import Unit
from reelgraph.sources.pages import PageRows
from reelgraph.sources.rows import RowWriter, load_rows
from reelgraph.tables import create_tables_sql, tables

UNIT = "unit.json"
UNFINISHED = ".unfinished-"
Reader = Callable[..., None]  # dataset.read, or an engine with the same arguments


@dataclass
class Record:
    """What is known of a unit: where it came from, what it held, how many rows of facts it became."""

    source: str
    title: str
    origin: str
    licence: str
    path: str
    sha256: str
    files: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    pages: int = 0
    inputs: list[dict[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Harvest:
    """The facts of a unit on disk."""

    folder: Path
    record: Record

    def facts(self, table: str) -> list[Path]:
        """Return the Parquet files with rows of a fact table."""
        return sorted(path for path in self.folder.glob("*.parquet") if path.name.split(".")[0] == table)


def harvest(unit: Unit, shelf: Path, longest: int, progress: Progress, read: Reader = dataset.read) -> Harvest:
    """Return the facts of a unit, read now unless `shelf` has them. Raises InputError for what cannot be read."""
    record = _describe(unit, longest)
    place = shelf / record.sha256[:16]
    if (place / UNIT).is_file():
        return load(place, str(unit.path.resolve()))
    unfinished = shelf / f"{UNFINISHED}{record.sha256[:16]}"
    shutil.rmtree(unfinished, ignore_errors=True)
    work = unfinished / "work"
    work.mkdir(parents=True)
    try:
        if unit.source.reads_pages:
            _read_pages(unit, record, unfinished, work, longest, progress)
        else:
            _read_database(unit, record, unfinished, work, progress, read)
        shutil.rmtree(work)
        (unfinished / UNIT).write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1), encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        unfinished.rename(place)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return Harvest(place, record)


def load(place: Path, path: str | None = None) -> Harvest:
    """Return a finished unit; `path` is where its files are now, if not where they were."""
    record = Record(**json.loads((place / UNIT).read_text(encoding="utf-8")))
    record.path = path or record.path
    return Harvest(place, record)


def forget(shelf: Path, keep: set[str]) -> None:
    """Remove from `shelf` every unit but those whose hashes are in `keep`."""
    for place in shelf.iterdir():
        if place.name not in {sha256[:16] for sha256 in keep}:
            shutil.rmtree(place, ignore_errors=True)


def _describe(unit: Unit, longest: int) -> Record:
    files = [
        {"set": name, "name": path.name, "bytes": path.stat().st_size, "sha256": _sha256(path)}
        for name, paths in sorted(unit.files.items())
        for path in paths
    ]
    said = [__version__, _ontology(), unit.source.name, unit.source.content, str(unit.named), str(longest)]
    said += [f"{file['set']} {file['name']} {file['sha256']}" for file in files]
    digest = hashlib.sha256("\n".join(said).encode()).hexdigest()
    source = unit.source
    return Record(source.name, source.title, source.origin, source.licence, str(unit.path.resolve()), digest, files)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def _ontology() -> str:
    """Return the hash of what the ontology says: facts depend on its tables, roles and names."""
    digest = hashlib.sha256()
    for path in sorted(folder("ontology").iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


# --- databases -------------------------------------------------------------------------------------------


def _read_database(unit: Unit, record: Record, target: Path, work: Path, progress: Progress, read: Reader) -> None:
    source = unit.source
    key = f"{source.name}:#{record.sha256[:16]}"
    progress.stage(f"reading {source.name}", len(source.files) + len(source.queries))
    read(source, unit.files, key, target, work, progress)
    described = {
        "source": key, "name": unit.path.name or source.name, "title": source.title, "kind": source.name,
        "address": source.origin or None, "licence": source.licence, "sha256": record.sha256,
    }  # fmt: skip
    with RowWriter(work) as writer:
        writer.write("source", described)
    _write_rows(work, target, "source.unit")
    record.rows = _counted(target)


def _counted(target: Path) -> dict[str, int]:
    with dataset.connect(target) as db:
        counted = db.execute(
            "SELECT file_name, num_rows FROM parquet_file_metadata($1)", [f"{target}/*.parquet"]
        ).fetchall()
    rows: dict[str, int] = {}
    for name, number in counted:
        table = Path(name).name.split(".")[0]
        rows[table] = rows.get(table, 0) + number
    return rows


# --- pages -----------------------------------------------------------------------------------------------


def _read_pages(unit: Unit, record: Record, target: Path, work: Path, longest: int, progress: Progress) -> None:
    progress.stage("reading pages", len(unit.paths))
    with RowWriter(work) as writer:
        seen: set[str] = set()
        for path in unit.paths:
            for page, facts in _facts_of(path, unit.named, longest, record, progress):
                name = path.name if page.id == str(path) else f"{path.name}#{page.id}"
                made = PageRows(page, facts, name)
                if made.sha256 in seen:
                    record.skipped.append(f"{page.id}: the same page as one read before")
                    continue
                seen.add(made.sha256)
                for table, row in made.collect():
                    writer.write(table, row)
                record.pages += 1
                record.inputs.append({"name": name, "path": str(path), "sha256": made.sha256})
            progress.step()
    _write_rows(work, target, "{}")
    record.rows = _counted(target) if record.pages else {}


def _facts_of(
    path: Path, named: bool, longest: int, record: Record, progress: Progress
) -> Iterator[tuple[Page, list[Fact]]]:
    """Yield each page of a file with its facts; what a folder holds and cannot be read is reported."""
    from reelgraph.pages import reader  # brings the grammar of prose, which databases do not need

    many = not named or path.suffix.casefold() == ".jsonl"
    try:
        for page in loading.load(path, longest=longest):
            try:
                yield page, reader.read(page)
            except NoFilmError as error:
                if not many:
                    raise
                _skip(error, record, progress)
    except InputError as error:
        if named:
            raise
        _skip(error, record, progress)


def _skip(error: ReelgraphError, record: Record, progress: Progress) -> None:
    record.skipped.append(str(error))
    progress.note(f"left out: {error}")


def _write_rows(work: Path, target: Path, name: str) -> None:
    """Write the rows that a `RowWriter` left in `work` as Parquet, sorted, so that their order never tells."""
    with dataset.connect(work) as db:
        db.execute(create_tables_sql())
        load_rows(db, work)
        for table in tables():
            if (work / f"{table}.jsonl").is_file():
                path = str(target / f"{name.format(table)}.parquet").replace("'", "''")
                db.execute(f"COPY (SELECT * FROM \"{table}\" ORDER BY ALL) TO '{path}' (FORMAT parquet)")
