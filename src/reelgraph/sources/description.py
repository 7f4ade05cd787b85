"""What a folder of `ingest/` says of its source: `source.toml`, and the queries that make its facts."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from reelgraph.content import folder
from reelgraph.errors import ContentError
from reelgraph.tables import tables

FORMATS = ("tsv", "csv", "json", "jsonl", "xml", "rdf", "page")
PAGE = "page"  # `page.sql` names the texts that the page reader is to read
ADDED = "REELGRAPH_INGEST"  # the environment variable that names further folders of sources
VIEW = "view"  # `view.entry.sql` makes the table `entry`, from which the other queries read
_FILE_KEYS = frozenset(
    "match format columns optional null delimiter quote short_rows header file required holds mixed record expect flatten".split()
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a table of a source must be like: bounds of its rows, and for columns the share of empty cells."""

    least: int = 0
    most: int | None = None
    empty: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileSet:
    """Files of one kind, which SQL sees as one table: their names, how they are written, their columns."""

    name: str
    match: tuple[str, ...]
    format: str
    columns: Mapping[str, str]  # the columns that every file has, with their SQL types
    optional: Mapping[str, str]  # columns that a file may lack
    null: str
    delimiter: str
    quote: str
    short_rows: bool  # rows may leave out the empty cells at their end
    header: bool  # the first row names the columns; else they stand in the order in which they are declared
    file: str  # the column that holds the file's name, of delimited files
    required: bool
    # words that the beginning of a file holds, to tell it from files of the same name: of each group one at least
    holds: tuple[tuple[str, ...], ...]
    record: str  # JSON: the key under which the records stand, as a list or under names of their own
    mixed: bool  # JSON: where a list is declared, one object may stand, or the text of JSON in a string
    expectation: Expectation

    @property
    def schema(self) -> Mapping[str, str]:
        """Return every column with its SQL type."""
        return {**self.columns, **self.optional, **({self.file: "VARCHAR"} if self.file else {})}

    @property
    def stored(self) -> bool:
        """Say whether these are RDF for SPARQL: without columns, they are no table."""
        return self.format == "rdf" and not self.columns

    @property
    def nested(self) -> frozenset[str]:
        """Return the columns that are lists or structs."""
        return frozenset(name for name, type_ in self.schema.items() if type_.endswith(("]", ")")))

    @property
    def unmistakable(self) -> bool:
        """Say whether the names alone tell whose files these are: none has a wildcard."""
        return not any("*" in pattern or "?" in pattern for pattern in self.match)

    def bears(self, name: str) -> bool:
        """Say whether a file's name is one of this set's."""
        return any(fnmatchcase(name.casefold(), pattern.casefold()) for pattern in self.match)


@dataclass(frozen=True, slots=True)
class FactQuery:
    """A query that makes rows of a fact table: `credit.sql`, or `credit.crew.sql` beside it."""

    table: str
    path: Path

    @property
    def text(self) -> str:
        """Return the query."""
        return self.path.read_text(encoding="utf-8")

    @property
    def view(self) -> str:
        """Return the name of the table that a view makes: `entry` of `view.entry.sql`."""
        return self.path.stem.partition(".")[2]

    @property
    def name(self) -> str:
        """Return where the query stands, for messages."""
        return f"ingest/{self.path.parent.name}/{self.path.name}"


@dataclass(frozen=True, slots=True)
class Source:
    """A source that reelgraph can read."""

    name: str
    title: str
    about: str
    origin: str
    licence: str
    files: tuple[FileSet, ...]
    views: tuple[FactQuery, ...]
    queries: tuple[FactQuery, ...]
    bad_rows: float
    content: str

    @property
    def reads_pages(self) -> bool:
        """Say whether the files are film pages themselves, for the page reader."""
        return any(files.format == PAGE for files in self.files)

    def bears(self, name: str) -> bool:
        """Say whether a file's name is one that this source knows."""
        return any(files.bears(name) for files in self.files)


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by name: those of `ingest/`, then those in the folders that REELGRAPH_INGEST names."""
    found: dict[str, Source] = {}
    for place in [folder("ingest"), *_added()]:
        for path in sorted(place.glob("*/source.toml")):
            name = path.parent.name
            if name in found:
                raise ContentError(
                    f"{path.parent}: there is another source called {name}; give this folder another name"
                )
            found[name] = read(path.parent)
    return dict(sorted(found.items()))


def _added() -> list[Path]:
    """Return the folders that REELGRAPH_INGEST names, separated as in PATH: each holds sources as `ingest/` does."""
    places = [Path(name) for name in os.environ.get(ADDED, "").split(os.pathsep) if name]
    for place in places:
        if not any(place.glob("*/source.toml")):
            raise ContentError(f"{ADDED}: {place} holds no source; each source is a folder in it, with a source.toml")
    return places


def read(place: Path) -> Source:
    """Read the folder of a source. Raises ContentError where its description breaks the rules."""
    about = _toml(place / "source.toml")
    named = f"ingest/{place.name}/source.toml"
    if missing := {"title", "about", "licence", "files"} - set(about):
        raise ContentError(f"{named}: {', '.join(sorted(missing))} is missing")
    queries = [_query(path) for path in sorted([*place.glob("*.sql"), *place.glob("*.rq")])]
    return Source(
        name=place.name,
        title=about["title"],
        about=" ".join(about["about"].split()),
        origin=about.get("origin", ""),
        licence=about["licence"],
        files=tuple(_files(named, name, entry) for name, entry in about["files"].items()),
        views=_in_order([query for query in queries if query.table == VIEW]),
        queries=tuple(query for query in queries if query.table != VIEW),
        bad_rows=float(about.get("bad_rows", 0.0)),
        content="\0".join(path.read_text(encoding="utf-8") for path in sorted(place.iterdir()) if path.is_file()),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"ingest/{path.parent.name}/{path.name} is not TOML: {error}") from error


def _files(place: str, name: str, entry: Mapping[str, Any]) -> FileSet:
    format_ = entry.get("format")
    if format_ not in FORMATS:
        raise ContentError(f"{place}: [files.{name}] has format {format_!r}; known are {', '.join(FORMATS)}")
    if unknown := set(entry) - _FILE_KEYS:
        raise ContentError(f"{place}: [files.{name}] says {', '.join(sorted(unknown))}, which nothing reads")
    if "match" not in entry:
        raise ContentError(f"{place}: [files.{name}] needs match, the names of its files")
    if not {"columns", "optional"} & set(entry) and format_ not in ("page", "rdf"):
        raise ContentError(f"{place}: [files.{name}] needs columns, the names of those that SQL reads")
    expect = entry.get("expect", {})
    return FileSet(
        name=name,
        match=tuple(entry["match"]),
        format=format_,
        columns=_columns(entry.get("columns", ())),
        optional=_columns(entry.get("optional", ())),
        null=entry.get("null", ""),
        delimiter=entry.get("delimiter", "\t" if format_ == "tsv" else ","),
        quote=entry.get("quote", "" if format_ == "tsv" else '"'),
        short_rows=entry.get("short_rows", False),
        header=entry.get("header", True),
        file=entry.get("file", ""),
        required=entry.get("required", False),
        holds=tuple((words,) if isinstance(words, str) else tuple(words) for words in entry.get("holds", ())),
        record=entry.get("record", ""),
        mixed=entry.get("mixed", False),
        expectation=Expectation(expect.get("min_rows", 0), expect.get("max_rows"), expect.get("empty", {})),
    )


def _columns(entry: Mapping[str, str] | list[str]) -> Mapping[str, str]:
    return entry if isinstance(entry, Mapping) else dict.fromkeys(entry, "VARCHAR")


def _in_order(views: Sequence[FactQuery]) -> tuple[FactQuery, ...]:
    """Return views so that each comes after those of which it speaks."""
    needs = {view: {other for other in views if other is not view and _speaks_of(view, other)} for view in views}
    try:
        return tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = ", ".join(view.path.name for view in dict.fromkeys(error.args[1]))
        raise ContentError(f"{views[0].name}: these views read from one another: {circle}") from error


def _speaks_of(view: FactQuery, other: FactQuery) -> bool:
    return re.search(rf'\b(FROM|JOIN)\s+"?{re.escape(other.view)}\b', view.text, re.IGNORECASE) is not None


def _query(path: Path) -> FactQuery:
    table = path.name.split(".")[0]
    if table not in tables() and table not in (PAGE, VIEW):
        raise ContentError(
            f"ingest/{path.parent.name}/{path.name}: there is no fact table {table!r}; name it after one"
        )
    return FactQuery(table, path)
