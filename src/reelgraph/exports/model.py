"""A network as the exporters see it: what it is, which attributes it has, and streams of nodes and edges.

Nodes come before edges and each stream is read once, so that a writer holds no more than a row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

Value = str | int | float | bool | date | datetime | Sequence[str] | Mapping[str, object] | None
TYPES = ("text", "integer", "number", "boolean", "date", "datetime", "list", "mapping")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of nodes or of edges; `type` is one of TYPES and holds for every row that has a value."""

    name: str
    type: str = "text"


class Node(NamedTuple):
    """A node: its stable id (an IRI) and its values in the order of the network's attributes, None for none."""

    id: str
    values: Sequence[Value]


class Edge(NamedTuple):
    """An edge between the nodes with these ids, with its values in the order of the network's attributes."""

    source: str
    target: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the facts of a network are from."""

    title: str
    licence: str
    origin: str = ""

    def __str__(self) -> str:
        return f"{self.title} ({', '.join(part for part in (self.licence, self.origin) if part)})"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a network is, who made it, and what it was made from."""

    title: str
    creator: str = "reelgraph"
    sources: tuple[Source, ...] = ()

    @property
    def licence(self) -> str:
        """Return the licences of the sources, each once: all of them bind whoever passes the network on."""
        return "; ".join(dict.fromkeys(source.licence for source in self.sources if source.licence))

    def pairs(self) -> dict[str, str]:
        """Return title, creator, licence and sources as texts, leaving out what is not known."""
        told = {
            "title": self.title,
            "creator": self.creator,
            "licence": self.licence,
            "sources": "; ".join(map(str, self.sources)),
        }
        return {name: text for name, text in told.items() if text}


@dataclass(frozen=True, slots=True)
class Network:
    """A network to be written. `drawn` networks get colours, sizes and places where the format has them.

    The attributes `label`, `kind` and `weight` (of nodes and of edges) are what tools expect them to be; all others are
    just attributes.
    """

    metadata: Metadata
    nodes: Iterable[Node]
    edges: Iterable[Edge]
    node_attributes: tuple[Attribute, ...] = ()
    edge_attributes: tuple[Attribute, ...] = ()
    directed: bool = False
    drawn: bool = field(default=True)


def cleaned(network: Network) -> Network:
    """Return the network with U+FFFD for each character that XML or UTF-8 cannot hold, as the stream goes by."""
    return replace(
        network,
        nodes=(Node(_clean(node.id), [_clean_value(value) for value in node.values]) for node in network.nodes),
        edges=(
            Edge(_clean(edge.source), _clean(edge.target), [_clean_value(value) for value in edge.values])
            for edge in network.edges
        ),
    )


def _clean(text: str) -> str:
    return text if text.isprintable() else _UNWRITABLE.sub("\ufffd", text)


def _clean_value(value: Value) -> Value:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, Sequence):
        return [_clean(item) for item in value]
    return value


def place(attributes: Iterable[Attribute], name: str, *types: str) -> int | None:
    """Return where in a row the attribute called `name` stands, None where there is none of these types."""
    for number, attribute in enumerate(attributes):
        if attribute.name == name and attribute.type in types:
            return number
    return None


def in_blocks(rows: Iterable[str], size: int = 4096) -> Iterator[str]:
    """Yield texts joined to larger ones: fewer, longer writes."""
    block: list[str] = []
    for row in rows:
        block.append(row)
        if len(block) >= size:
            yield "".join(block)
            block.clear()
    if block:
        yield "".join(block)
