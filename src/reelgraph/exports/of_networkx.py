"""A networkx graph as a network: what networkx's own writers choke on is told or refused by ours."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import networkx as nx

from reelgraph.errors import ExportError
from reelgraph.exports.model import Attribute, Edge, Metadata, Network, Node, Value

# The first that fits: a truth value is a whole number too in Python, and a date with time is a date.
_TYPES: tuple[tuple[str, type | tuple[type, ...]], ...] = (
    ("boolean", bool),
    ("integer", int),
    ("number", float),
    ("text", str),
    ("datetime", datetime),
    ("date", date),
    ("mapping", Mapping),
    ("list", (list, tuple)),
)


def of_networkx(graph: "nx.Graph[Any]", title: str = "A network", *, drawn: bool = False) -> Network:
    """Return a networkx graph as a network, ids as texts, each attribute with the type of its values.

    Raises ExportError where an attribute has values of several types, or of one that no format knows.
    """
    node_attributes = _attributes("node", (told for _, told in graph.nodes(data=True)))
    edge_attributes = _attributes("edge", (told for _, _, told in graph.edges(data=True)))
    names = _names(graph)
    return Network(
        Metadata(title),
        (Node(names[node], _values(told, node_attributes)) for node, told in graph.nodes(data=True)),
        _edges(graph, names, edge_attributes),
        node_attributes,
        edge_attributes,
        directed=graph.is_directed(),
        drawn=drawn,
    )


def _names(graph: "nx.Graph[Any]") -> dict[Hashable, str]:
    names: dict[Hashable, str] = {node: str(node) for node in graph}
    if len(set(names.values())) < len(names):
        raise ExportError("two nodes have the same name once their names are texts: give them names that differ")
    return names


def _edges(graph: "nx.Graph[Any]", names: Mapping[Hashable, str], attributes: tuple[Attribute, ...]) -> Iterator[Edge]:
    for source, target, told in graph.edges(data=True):
        yield Edge(names[source], names[target], _values(told, attributes))


def _attributes(what: str, rows: Iterable[Mapping[Any, Any]]) -> tuple[Attribute, ...]:
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.items():
            types = found.setdefault(str(name), set())
            if value is not None:
                types.add(_type_of(what, str(name), _native(value)))
    return tuple(Attribute(name, _one(what, name, types)) for name, types in found.items())


def _type_of(what: str, name: str, value: Any) -> str:
    for type_, classes in _TYPES:
        if isinstance(value, classes):
            return type_
    raise ExportError(f"the {what} attribute {name!r} has a {type(value).__name__}: make it a text")


def _one(what: str, name: str, types: set[str]) -> str:
    if types == {"integer", "number"}:
        return "number"
    if len(types) > 1:
        raise ExportError(
            f"the {what} attribute {name!r} has {' and '.join(sorted(types))}: give it values of one type"
        )
    return next(iter(types), "text")


def _values(told: Mapping[str, Any], attributes: tuple[Attribute, ...]) -> tuple[Value, ...]:
    return tuple(_native(told.get(attribute.name)) for attribute in attributes)


def _native(value: Any) -> Any:
    """Return numpy's scalars as Python's own."""
    return value.item() if hasattr(value, "dtype") and hasattr(value, "item") else value
