"""The fact tables, as `ontology/facts.toml` describes them: schema, kinds and edges.

Beside its own columns, every fact table has `source` (the key of the source that says it) and `fact`
(the name under which its evidence is kept; empty for rows of databases, which have none).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reelgraph.content import folder
from reelgraph.errors import ContentError

SQL_TYPES = {
    "text": "VARCHAR",
    "edtf": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}
PLAIN = frozenset({"source", "evidence"})  # the two tables whose rows are not facts themselves


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that keys can name."""

    name: str
    classes: tuple[str, ...]
    path: str | None
    natural: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a fact table: either a key of some kind or a value of some type."""

    name: str
    meaning: str
    key: str | None
    type: str
    term: str | None
    required: bool

    @property
    def sql(self) -> str:
        """Return the column's DuckDB type."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Edge:
    """A direct edge that follows from a row."""

    source: str
    targets: tuple[str, ...]
    term: str | None
    by: str | None
    where: str | None
    pick: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A fact table."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    entity: str | None
    node: str | None
    path: str | None
    same: tuple[str, ...]
    lean: tuple[str, ...] | None
    edges: tuple[Edge, ...]

    def column(self, name: str) -> Column:
        """Return the column called `name`."""
        return next(column for column in self.columns if column.name == name)

    @property
    def schema(self) -> dict[str, str]:
        """Return name and DuckDB type of every column, `source` and `fact` included."""
        own = {column.name: column.sql for column in self.columns}
        return own if self.name in PLAIN else own | {"source": "VARCHAR", "fact": "VARCHAR"}

    @property
    def identified_by(self) -> str:
        """Return the column that holds the key of the thing that a row introduces."""
        return self.columns[0].name


@cache
def _description() -> dict[str, Any]:
    return tomllib.loads((folder("ontology") / "facts.toml").read_text(encoding="utf-8"))


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of thing by name."""
    return {
        name: Kind(
            name, tuple(entry["class"]), entry.get("path"), tuple(entry.get("natural", ())), entry.get("named", True)
        )
        for name, entry in _description()["kinds"].items()
    }


@cache
def tables() -> Mapping[str, Table]:
    """Return every fact table by name, in the order of the description."""
    return {name: _table(name, entry) for name, entry in _description()["tables"].items()}


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    columns = tuple(_column(name, column, about) for column, about in entry["columns"].items())
    table = Table(
        name=name,
        meaning=entry["meaning"],
        columns=columns,
        entity=entry.get("entity"),
        node=entry.get("node"),
        path=entry.get("path"),
        same=tuple(entry.get("same", ())),
        lean=tuple(entry["lean"]) if "lean" in entry else None,
        edges=tuple(_edge(edge) for edge in entry.get("edges", ())),
    )
    known = {column.name for column in columns}
    for edge in table.edges:
        if missing := {edge.source, *edge.targets, edge.by or edge.source} - known:
            raise ContentError(f"ontology/facts.toml: an edge of [{name}] names unknown columns {sorted(missing)}")
    return table


def _column(table: str, name: str, about: Mapping[str, Any]) -> Column:
    kind = about.get("type", "text")
    if kind not in SQL_TYPES:
        raise ContentError(f"ontology/facts.toml: {table}.{name} has type {kind!r}; known are {', '.join(SQL_TYPES)}")
    return Column(
        name=name,
        meaning=about["meaning"],
        key=about.get("key"),
        type=kind,
        term=about.get("property"),
        required=about.get("required", False),
    )


def _edge(entry: Mapping[str, Any]) -> Edge:
    return Edge(
        source=entry["from"],
        targets=tuple(entry["to"]),
        term=entry.get("property"),
        by=entry.get("by"),
        where=entry.get("where"),
        pick=entry.get("pick"),
    )


def entity_tables() -> list[Table]:
    """Return the tables that introduce things."""
    return [table for table in tables().values() if table.entity]


def create_tables_sql() -> str:
    """Return the DuckDB statements that create every fact table, empty."""
    statements = []
    for table in tables().values():
        columns = ", ".join(f'"{name}" {type_}' for name, type_ in table.schema.items())
        statements.append(f'CREATE TABLE "{table.name}" ({columns});')
    return "\n".join(statements)
