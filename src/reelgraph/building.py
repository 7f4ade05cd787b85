"""Build a graph: sources → facts → identities → N-Triples → store, text index and network, then swap it in."""

import functools
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from reelgraph import (
    __version__,
    assembly,
    checking,
    conformance,
    generations,
    identity,
    loader,
    naming,
    network,
    store,
)
from reelgraph.errors import InputError, ReelgraphError, ViolationError
from reelgraph.generations import COLUMNS, FACTS, IDENTITIES, MANIFEST, NETWORK, SEARCH, STORE
from reelgraph.pages import loading
from reelgraph.progress import Progress, Silence
from reelgraph.sources import dataset
from reelgraph.sources.harvest import Harvest, Record, forget, harvest, load
from reelgraph.sources.inputs import PAGE, Unit, recognise
from reelgraph.stream import Stream
from reelgraph.tables import tables

WORK = "work"
MANY = 36_000_000  # triples above which the engine itself would merge the store as soon as it is written to
PIECES = "in-pieces"  # says the name of a generation of which the store is being merged
LARGE, SAMPLE = 500_000, 100  # triples above which the shapes look at so many nodes of each class
SOURCES = "sources"  # the folder of a graph that keeps the facts of each source

Kept = Sequence[Mapping[str, Any]]  # sources as a manifest tells of them


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: `longest` page in bytes, `memory` as "4GB", `lean` for bare edges where little is said.

    `compact` lets the store be merged into one piece, for which SPARQL thanks with answers up to 2.5 times as soon.
    """

    longest: int = loading.LONGEST
    memory: str | None = None
    lean: bool = False
    compact: bool = False
    allow_violations: bool = False
    engine: str = "duckdb"
    spark_master: str | None = None


@dataclass
class Manifest:
    """What a generation was built from and what is in it."""

    version: str = __version__
    sources: list[dict[str, Any]] = field(default_factory=list)
    inputs: list[dict[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    pages: int = 0
    statements: int = 0  # facts that the sources state
    facts: dict[str, int] = field(default_factory=dict)
    triples: int = 0
    merged: dict[str, dict[str, int]] = field(default_factory=dict)
    quarantined: list[dict[str, str]] = field(default_factory=list)
    lean: bool = False
    compact: bool = False
    sha256: str = ""

    def record(self) -> dict[str, Any]:
        """Return the manifest as one JSON object."""
        return asdict(self)


def build(
    arguments: Iterable[str | Path],
    graph: Path | str,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
) -> Manifest:
    """Build the graph of exactly these files and folders in the directory `graph`; return its manifest.

    Raises InputError for what cannot be read, ViolationError where the result breaks its shapes; the graph that
    was there before then goes on answering.
    """
    named = [str(argument) for argument in arguments]
    return _build(Path(graph), named, list, options or Options(), progress or Silence())


def add(
    arguments: Iterable[str | Path],
    graph: Path | str,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
) -> Manifest:
    """Build the graph of what is in it already and of `arguments`; what has not changed is not read again."""
    graph = Path(graph)
    named = [str(argument) for argument in arguments]
    return _build(graph, named, lambda: _sources_of(graph), options or Options(), progress or Silence())


def remove(
    name: str, graph: Path | str, options: Options | None = None, *, progress: Progress | None = None
) -> Manifest:
    """Build the graph without a source, named by its folder in `ingest/` or by the path that it was read from.

    Raises InputError where the graph has no such source, or no other.
    """
    graph = Path(graph)
    return _build(graph, [], lambda: _others(name, graph), options or Options(), progress or Silence())


def _others(name: str, graph: Path) -> list[dict[str, Any]]:
    known, path = _sources_of(graph), str(Path(name).resolve())
    kept = [source for source in known if name != source["source"] and path != source["path"]]
    if len(kept) == len(known):
        told = ", ".join(sorted({source["source"] for source in known} | {source["path"] for source in known}))
        raise InputError(f"{name}: the graph in {graph} was not built from it; it was built from {told}")
    if not kept:
        raise InputError(f"{name}: the graph in {graph} has no other source; delete the folder to be rid of it")
    return kept


def _sources_of(graph: Path) -> list[dict[str, Any]]:
    manifest = generations.current(graph) / MANIFEST
    return list(json.loads(manifest.read_text(encoding="utf-8"))["sources"])


def _build(
    graph: Path, arguments: Sequence[str], kept: Callable[[], Kept], options: Options, progress: Progress
) -> Manifest:
    """Build from what `arguments` name and what `kept`, asked once no other build is at work, says is in the graph."""
    units = recognise(arguments)
    with generations.building(graph, progress.note) as folder:
        work = folder / WORK
        work.mkdir()
        try:
            harvests = _harvest(graph, units, kept(), options, progress)
            manifest = _described(harvests, options)
            _derive(graph, folder, work, harvests, manifest, progress, options)
            shutil.rmtree(work)
            _write_manifest(folder, manifest)
            published = _publish(graph, folder, manifest)
        except duckdb.OutOfMemoryException as error:
            raise InputError(
                f"{graph}: the build stopped: {_first_line(error)}; give it more with --memory; the graph that was there still answers"
            ) from error
        except (OSError, duckdb.IOException) as error:
            raise InputError(
                f"{graph}: the build stopped: {_first_line(error)}; the graph that was there still answers"
            ) from error
        forget(graph / SOURCES, {source["sha256"] for source in manifest.sources})
        if published.name != _name(manifest):
            _merge(graph, published, manifest, progress)
    return manifest


def _name(manifest: Manifest) -> str:
    return manifest.sha256[:16]


def _publish(graph: Path, folder: Path, manifest: Manifest) -> Path:
    """Let a generation answer, under a name of its own where its store is in too many pieces; return where it is."""
    name = _name(manifest)
    in_pieces = (manifest.compact or manifest.triples > MANY) and not generations.has(graph, name)
    return generations.publish(graph, folder, f"{name}-{PIECES}" if in_pieces else name)


def _merge(graph: Path, pieces: Path, manifest: Manifest, progress: Progress) -> None:
    """Let a generation with the store merged take the place of one in pieces. Where that fails, the latter answers on."""
    progress.stage("merging the store, which answers already")
    try:
        with generations.branching(graph, pieces) as folder:
            with loader.Work("compact" if manifest.compact else "merge", folder / STORE) as merging:
                merging.finish()
            generations.publish(graph, folder, _name(manifest))
        generations.discard(pieces)
    except OSError as error:
        progress.note(
            f"{graph}: answers, but looks things up slower than it could, for its store was not merged: {_first_line(error)};"
            " make room and build it again for that"
        )
    except KeyboardInterrupt:
        progress.note(f"{graph}: answers; only its store was not merged")
        raise


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[0].split())[:300]


# --- sources to facts ----------------------------------------------------------------------------------


def _harvest(graph: Path, units: Sequence[Unit], kept: Kept, options: Options, progress: Progress) -> list[Harvest]:
    """Return the facts of every source, in an order that does not depend on how they were named."""
    shelf = graph / SOURCES
    shelf.mkdir(exist_ok=True)
    read = _reader(options)
    again = [f"{source['source']}={source['path']}" for source in kept if Path(source["path"]).exists()]
    found: dict[str, Harvest] = {}
    for unit in [*recognise(again), *units]:
        made = harvest(unit, shelf, options.longest, progress, read)
        found[made.record.sha256] = made
    for source in kept:
        if not Path(source["path"]).exists():
            progress.note(f"{source['path']}: is no longer there; its facts are kept")
            found[source["sha256"]] = load(shelf / source["sha256"][:16])
    return [found[sha256] for sha256 in sorted(found)]


def _reader(options: Options) -> Any:
    if options.engine == "spark":
        from reelgraph.sources import spark

        return functools.partial(spark.read, memory=options.memory, master=options.spark_master)
    return functools.partial(dataset.read, memory=options.memory)


def _described(harvests: Sequence[Harvest], options: Options) -> Manifest:
    records = [made.record for made in harvests]
    skipped = [sentence for record in records for sentence in record.skipped]
    if not any(record.rows for record in records):
        raise InputError(
            skipped[0]
            if len(skipped) == 1
            else f"no film found on any of {len(skipped)} pages, such as: {skipped[0]}"
            if skipped
            else "no film found in these files; is anything in them?"
        )
    return Manifest(
        sources=[asdict(record) for record in records],
        inputs=[entry for record in records for entry in record.inputs],
        skipped=skipped,
        pages=sum(record.pages for record in records),
        statements=sum(_statements(record) for record in records),
        lean=options.lean,
        compact=options.compact,
    )


def _statements(record: Record) -> int:
    """Return how many facts a source states: those of pages are counted by their evidence, others are rows."""
    if record.source == PAGE:
        return record.rows.get("evidence", 0)
    return sum(number for name, number in record.rows.items() if not tables()[name].entity and name != "evidence")


# --- facts to graph ------------------------------------------------------------------------------------


def _derive(
    graph: Path,
    folder: Path,
    work: Path,
    harvests: Sequence[Harvest],
    manifest: Manifest,
    progress: Progress,
    options: Options,
) -> None:
    with dataset.connect(work, options.memory) as db:
        progress.stage("resolving identities")
        _show_facts(db, harvests)
        identity.resolve(db, kept=_earlier_identities(graph))
        _keep_facts(db, folder, harvests, manifest)
        progress.stage("assembling triples")
        assembly.collect(db)
        _tell_nonconforming(db, options)
        manifest.merged = _merged(db)
        manifest.quarantined = [
            dict(zip(("key", "kind", "scheme", "identifiers"), row, strict=True)) for row in identity.quarantined(db)
        ]
        _store(db, folder, work, manifest, progress, options)
    manifest.sha256 = _digest(manifest, folder)


def _store(
    db: duckdb.DuckDBPyConnection,
    folder: Path,
    work: Path,
    manifest: Manifest,
    progress: Progress,
    options: Options,
) -> None:
    """Write the store, and while its last steps leave a core idle, network, columns and text index; check the store."""
    names = work / "names.parquet"
    expected = assembly.expect(db, options.lean)
    if expected > LARGE and (advice := loader.advice()):
        progress.note(advice)
    progress.stage("loading the store", expected)
    with ThreadPoolExecutor() as beside, loader.Work("load", folder / STORE) as loading:
        dataset.leave_memory(db)
        manifest.triples = assembly.emit(db, Stream(loading.triples, progress.step), options.lean)
        progress.stage("completing the store")
        loaded = beside.submit(loading.finish)
        naming.collect(db, names)
        others = [
            beside.submit(_arrange, db, folder, options.lean),
            beside.submit(naming.write, names, folder / SEARCH),
        ]
        _await(loaded, others)
        _check(folder, manifest.triples, options.allow_violations, progress)
        for other in others:
            other.result()


def _await(wanted: Future[None], others: Iterable[Future[None]]) -> None:
    """Wait for a work that others go beside; what breaks any of them is raised at once."""
    pending = {wanted, *others}
    while wanted in pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for work in done:
            work.result()


def _arrange(db: duckdb.DuckDBPyConnection, folder: Path, lean: bool) -> None:
    """Write the columns and the network; then the database is no longer needed."""
    assembly.columns.write(db, folder / COLUMNS, lean)
    network.write(db, folder / NETWORK)
    db.close()


def _tell_nonconforming(db: duckdb.DuckDBPyConnection, options: Options) -> None:
    sentences = list(conformance.nonconforming(db))
    if sentences and not options.allow_violations:
        raise ViolationError("\n".join(["the facts break the rules of their tables; nothing was replaced", *sentences]))


def _merged(db: duckdb.DuckDBPyConnection) -> dict[str, dict[str, int]]:
    """Return for each kind of thing how many come from 1, 2, 3, … sources: what identifiers joined."""
    rows = db.execute("""
        SELECT kind, sources, count(*) FROM (
            SELECT iri, min(kind) AS kind, count(DISTINCT split_part(key, ':', 1)) AS sources
            FROM identity WHERE since > 0 GROUP BY iri
        ) GROUP BY ALL ORDER BY ALL
    """).fetchall()
    merged: dict[str, dict[str, int]] = {}
    for kind, sources, things in rows:
        merged.setdefault(kind, {})[str(sources)] = things
    return merged


def _show_facts(db: duckdb.DuckDBPyConnection, harvests: Sequence[Harvest]) -> None:
    """Create a view for each fact table over the files of all sources."""
    repeated = _repeated_pages(harvests)
    for table in tables().values():
        columns = ", ".join(f'"{name}"' for name in table.schema)
        selects = []
        for made in harvests:
            if files := ", ".join(f"'{assembly.quoted(path)}'" for path in made.facts(table.name)):
                seen = f" WHERE source NOT IN ({', '.join(repeated[made.folder])})" if repeated[made.folder] else ""
                selects.append(f"SELECT {columns} FROM read_parquet([{files}], union_by_name=true){seen}")
        empty = ", ".join(f'NULL::{type_} AS "{name}"' for name, type_ in table.schema.items())
        db.execute(f'CREATE VIEW "{table.name}" AS {" UNION ALL ".join(selects) or f"SELECT {empty} WHERE false"}')


def _repeated_pages(harvests: Sequence[Harvest]) -> dict[Path, list[str]]:
    """Return, for each source, the keys in quotes of the pages that an earlier one holds too: they count once."""
    seen: set[str] = set()
    repeated: dict[Path, list[str]] = {}
    for made in harvests:
        pages = [f"'page:{entry['sha256'][:16]}'" for entry in made.record.inputs]
        repeated[made.folder] = [page for page in pages if page in seen]
        seen |= set(pages)
    return repeated


def _earlier_identities(graph: Path) -> str | None:
    try:
        path = generations.current(graph) / IDENTITIES
    except ReelgraphError:
        return None
    return str(path) if path.is_file() else None


def _keep_facts(db: duckdb.DuckDBPyConnection, folder: Path, harvests: Sequence[Harvest], manifest: Manifest) -> None:
    """Put the facts into the generation: the same files, not copies of them, where the disk knows links."""
    facts = folder / FACTS
    facts.mkdir()
    for made in harvests:
        for path in made.folder.glob("*.parquet"):
            table, _, rest = path.name.partition(".")
            generations.link(path, facts / f"{table}.{made.record.sha256[:16]}.{rest}")
        for table, rows in made.record.rows.items():
            manifest.facts[table] = manifest.facts.get(table, 0) + rows
    identities = assembly.quoted(folder / IDENTITIES)
    db.execute(f"COPY (SELECT * FROM identity ORDER BY ALL) TO '{identities}' (FORMAT parquet)")
    db.execute(f"DROP TABLE identity; CREATE VIEW identity AS FROM read_parquet('{identities}')")  # its memory is free


def _digest(manifest: Manifest, folder: Path) -> str:
    """Return the hash of a generation: of its sources, the identities they were given and what wrote it."""
    how = [__version__, generations.LAYOUT, str(manifest.lean), str(manifest.compact)]
    said = [*how, *(source["sha256"] for source in manifest.sources)]
    digest = hashlib.sha256("\n".join(said).encode())
    digest.update((folder / IDENTITIES).read_bytes())
    return digest.hexdigest()


# --- checks and manifest -------------------------------------------------------------------------------


def _check(folder: Path, triples: int, allow_violations: bool, progress: Progress) -> None:
    progress.stage("checking")
    sample = SAMPLE if triples > LARGE else None
    report = checking.check(store.open_store(folder / STORE), sample)
    if report.violations and not allow_violations:
        raise ViolationError(
            f"the graph breaks its own rules; nothing was replaced (--allow-violations builds it all the same)\n{report}"
        )


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    manifest.inputs.sort(key=lambda entry: (entry["name"], entry["sha256"]))
    (folder / MANIFEST).write_text(json.dumps(manifest.record(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
