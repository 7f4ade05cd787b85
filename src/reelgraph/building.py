"""Build a graph: sources → facts → identities → N-Triples → store and text index, then swap it in."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from reelgraph import __version__, assembly, checking, generations, identity, search, store
from reelgraph.errors import InputError, NoFilmError, ReelgraphError, ViolationError
from reelgraph.generations import FACTS, IDENTITIES, MANIFEST, SEARCH, STORE
from reelgraph.pages import loading, reader
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.progress import Progress, Silence
from reelgraph.sources import pages
from reelgraph.sources.inputs import Input, recognise
from reelgraph.sources.rows import RowWriter, load_rows
from reelgraph.tables import create_tables_sql, tables

WORK = "work"


@dataclass
class Manifest:
    """What a generation was built from and what is in it."""

    version: str = __version__
    inputs: list[dict[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    pages: int = 0
    facts: dict[str, int] = field(default_factory=dict)
    triples: int = 0
    quarantined: list[dict[str, str]] = field(default_factory=list)
    sha256: str = ""

    @property
    def statements(self) -> int:
        """Return the number of facts: rows that have evidence."""
        return self.facts.get("evidence", 0)

    def record(self) -> dict[str, Any]:
        """Return the manifest as one JSON object."""
        return asdict(self)


def build(
    arguments: Iterable[str | Path],
    graph: Path | str,
    *,
    longest: int = loading.LONGEST,
    allow_violations: bool = False,
    progress: Progress | None = None,
) -> Manifest:
    """Build the graph of exactly these files and folders in the directory `graph`; return its manifest.

    `longest` is the size in bytes above which a page is refused. Raises InputError for what cannot be read,
    ViolationError where the result breaks its shapes; the graph that was there before then goes on answering.
    """
    graph, progress = Path(graph), progress or Silence()
    inputs = list(recognise(str(argument) for argument in arguments))
    with generations.building(graph, progress.note) as folder:
        manifest = Manifest()
        work = folder / WORK
        work.mkdir()
        try:
            _read(inputs, work, manifest, longest, progress)
            _derive(graph, folder, work, manifest, progress)
            _check(folder, allow_violations, progress)
        except OSError as error:
            raise InputError(f"{graph}: the build stopped: {error}; the graph that was there still answers") from error
        shutil.rmtree(work)
        _write_manifest(folder, manifest)
        generations.publish(graph, folder, manifest.sha256[:16])
    return manifest


# --- sources to facts ----------------------------------------------------------------------------------


def _read(inputs: list[Input], work: Path, manifest: Manifest, longest: int, progress: Progress) -> None:
    progress.stage("reading pages", len(inputs))
    with RowWriter(work) as writer:
        seen: set[str] = set()
        for source in inputs:
            for page, facts in _facts_of(source, manifest, longest, progress):
                name = source.path.name if page.id == str(source.path) else f"{source.path.name}#{page.id}"
                made = pages.PageRows(page, facts, name)
                if made.sha256 in seen:
                    manifest.skipped.append(f"{page.id}: the same page as one read before")
                    continue
                seen.add(made.sha256)
                for table, row in made.collect():
                    writer.write(table, row)
                manifest.pages += 1
                manifest.inputs.append({"name": name, "path": str(source.path), "sha256": made.sha256})
            progress.step()
    if not manifest.pages:
        raise InputError(
            manifest.skipped[0]
            if len(manifest.skipped) == 1
            else f"no film found on any of {len(manifest.skipped)} pages, such as: {manifest.skipped[0]}"
        )


def _facts_of(source: Input, manifest: Manifest, longest: int, progress: Progress) -> Iterator[tuple[Page, list[Fact]]]:
    """Yield each page of a file with its facts; what a folder holds and cannot be read is reported."""
    many = not source.named or source.path.suffix.casefold() == ".jsonl"
    try:
        for page in loading.load(source.path, longest=longest):
            try:
                yield page, reader.read(page)
            except NoFilmError as error:
                if not many:
                    raise
                _skip(error, manifest, progress)
    except InputError as error:
        if source.named:
            raise
        _skip(error, manifest, progress)


def _skip(error: ReelgraphError, manifest: Manifest, progress: Progress) -> None:
    manifest.skipped.append(str(error))
    progress.note(f"left out: {error}")


# --- facts to graph ------------------------------------------------------------------------------------


def _derive(graph: Path, folder: Path, work: Path, manifest: Manifest, progress: Progress) -> None:
    db = duckdb.connect()
    db.execute("SET temp_directory = $1", [str(work)])
    db.execute("SET preserve_insertion_order = false")
    progress.stage("resolving identities")
    db.execute(create_tables_sql())
    load_rows(db, work)
    identity.resolve(db, kept=_earlier_identities(graph))
    progress.stage("writing facts")
    _write_facts(db, folder, manifest)
    progress.stage("assembling triples")
    triples = work / "graph.nt"
    manifest.triples = assembly.assemble(db, triples)
    progress.stage("loading the store", manifest.triples)
    store.load(triples, folder / STORE)
    progress.stage("indexing names")
    _write_index(db, folder / SEARCH)
    manifest.quarantined = [
        dict(zip(("key", "kind", "scheme", "identifiers"), row, strict=True)) for row in identity.quarantined(db)
    ]
    db.close()
    manifest.sha256 = _digest(triples, folder)


def _earlier_identities(graph: Path) -> str | None:
    try:
        path = generations.current(graph) / IDENTITIES
    except ReelgraphError:
        return None
    return str(path) if path.is_file() else None


def _write_facts(db: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> None:
    facts = folder / FACTS
    facts.mkdir()
    for table in tables().values():
        copied = db.execute(
            f"COPY (SELECT * FROM \"{table.name}\" ORDER BY ALL) TO '{assembly.quoted(facts / table.name)}.parquet' (FORMAT parquet)"
        )
        manifest.facts[table.name] = int((copied.fetchone() or (0,))[0])
    db.execute(
        f"COPY (SELECT * FROM identity ORDER BY ALL) TO '{assembly.quoted(folder / IDENTITIES)}' (FORMAT parquet)"
    )


def _write_index(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    names = db.cursor().execute("""
        WITH used AS (
            SELECT film AS key FROM credit UNION ALL SELECT agent FROM credit UNION ALL SELECT film FROM screening
            UNION ALL SELECT festival FROM screening UNION ALL SELECT place FROM location UNION ALL SELECT event FROM award
        ), weight AS (SELECT iri, count(*) AS weight FROM used JOIN iri USING (key) GROUP BY iri),
        named AS (
            SELECT iri, name FROM identity
            UNION SELECT iri, text FROM title JOIN iri ON iri.key = title.film
        )
        SELECT DISTINCT iri, kind, label, name, coalesce(weight, 0)
        FROM named JOIN label USING (iri) LEFT JOIN weight USING (iri) WHERE name <> '' ORDER BY ALL
    """)
    known = db.execute(
        "SELECT DISTINCT value, iri FROM identifier JOIN iri ON iri.key = entity ORDER BY ALL"
    ).fetchall()
    search.write(path, _fetched(names), known)


def _fetched(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str, str, int]]:
    while rows := result.fetchmany(10_000):
        yield from rows


def _digest(triples: Path, folder: Path) -> str:
    """Return the hash of a generation: of its triples, its facts and the version that made them."""
    digest = hashlib.sha256(__version__.encode())
    for path in [triples, *sorted((folder / FACTS).iterdir()), folder / IDENTITIES]:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


# --- checks and manifest -------------------------------------------------------------------------------


def _check(folder: Path, allow_violations: bool, progress: Progress) -> None:
    progress.stage("checking")
    report = checking.check(store.open_store(folder / STORE))
    if report.violations and not allow_violations:
        raise ViolationError(
            f"the graph breaks its own rules; nothing was replaced (--allow-violations builds it all the same)\n{report}"
        )


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    manifest.inputs.sort(key=lambda entry: (entry["name"], entry["sha256"]))
    (folder / MANIFEST).write_text(json.dumps(manifest.record(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
