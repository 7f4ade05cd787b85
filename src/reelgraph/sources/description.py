"""What a folder of `ingest/` says of its source: `source.toml`, and the queries that make its facts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from reelgraph.content import folder
from reelgraph.errors import ContentError
from reelgraph.tables import tables

FORMATS = ("tsv", "csv", "json", "jsonl", "xml", "rdf", "page")
PAGE = "page"  # `page.sql` names the texts that the page reader is to read
VIEW = "view"  # `view.entry.sql` makes the table `entry`, from which the other queries read
_FILE_KEYS = frozenset(
    "match format columns optional null delimiter quote required holds record expect flatten".split()
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
    required: bool
    holds: tuple[str, ...]  # words that the beginning of a file holds, to tell it from files of the same name
    expectation: Expectation

    @property
    def schema(self) -> Mapping[str, str]:
        """Return every column with its SQL type."""
        return {**self.columns, **self.optional}

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
    """Return every source of `ingest/` by name."""
    return {path.parent.name: read(path.parent) for path in sorted(folder("ingest").glob("*/source.toml"))}


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
        views=tuple(query for query in queries if query.table == VIEW),
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
        required=entry.get("required", False),
        holds=tuple(entry.get("holds", ())),
        expectation=Expectation(expect.get("min_rows", 0), expect.get("max_rows"), expect.get("empty", {})),
    )


def _columns(entry: Mapping[str, str] | list[str]) -> Mapping[str, str]:
    return entry if isinstance(entry, Mapping) else dict.fromkeys(entry, "VARCHAR")


def _query(path: Path) -> FactQuery:
    table = path.name.split(".")[0]
    if table not in tables() and table not in (PAGE, VIEW):
        raise ContentError(
            f"ingest/{path.parent.name}/{path.name}: there is no fact table {table!r}; name it after one"
        )
    return FactQuery(table, path)
