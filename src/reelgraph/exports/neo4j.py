r"""CSV for `neo4j-admin database import`.

https://neo4j.com/docs/operations-manual/current/import/

Two files with Neo4j's headers (`:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`, types after a colon), `metadata.json`,
and in `README.txt` the command that loads them. Text is always quoted, so that an empty text is told from none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reelgraph.errors import ExportError
from reelgraph.exports import json_rows
from reelgraph.exports import values as to
from reelgraph.exports.containers import Container
from reelgraph.exports.model import Attribute, Network, in_blocks, place

NAME = "neo4j"
NODES, RELATIONSHIPS, METADATA, README = "nodes.csv", "relationships.csv", "metadata.json", "README.txt"
TYPES = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
    "datetime": "localdatetime",
    "list": "string[]",
}
LIST = ";"  # Neo4j's default --array-delimiter
COMMAND = f"""neo4j-admin database import full neo4j --multiline-fields=true --nodes={NODES} --relationships={RELATIONSHIPS}
"""


def quoted(text: str) -> str:
    """Return a quoted field. Raises UnfitError where UTF-8 cannot hold it."""
    return '"' + to.encodable(text).replace('"', '""') + '"'


_join = to.joined(LIST)
ENCODERS = {
    **to.FLAT,
    "text": lambda value: quoted(to.text(value)),
    "list": lambda value: quoted(_join(value)),
}


def write(network: Network, container: Container) -> None:
    """Write a network. Raises ExportError where Neo4j cannot hold a value or a name."""
    nodes = to.Row(NAME, "node", network.node_attributes, ENCODERS)
    edges = to.Row(NAME, "edge from", network.edge_attributes, ENCODERS)
    to.reserve(nodes, ("id",))
    headers = _header("id:ID", nodes, ":LABEL"), _header(":START_ID,:END_ID", edges, ":TYPE")
    for name, header, lines in (
        (NODES, headers[0], _nodes(network, nodes)),
        (RELATIONSHIPS, headers[1], _edges(network, edges)),
    ):
        with container.file(name) as file:
            file.write(f"{header}\n".encode())
            for block in in_blocks(lines):
                file.write(block.encode("utf-8"))
    with container.file(METADATA) as file:
        file.write(json_rows.encode(json_rows.compact(network.metadata.pairs())) + b"\n")
    with container.file(README) as file:
        file.write(COMMAND.encode())


def _header(first: str, row: to.Row, last: str) -> str:
    return ",".join([first, *(_named(attribute) for attribute in row.attributes), last])


def _named(attribute: Attribute) -> str:
    if not attribute.name or re.search(r'[:,"\n\r{]', attribute.name):
        raise ExportError(
            f"neo4j: an attribute cannot be called {attribute.name!r}, for the header keeps colons, commas, quotes and "
            "braces for itself: rename it"
        )
    return f"{attribute.name}:{TYPES[attribute.type]}"


def label(kind: str) -> str:
    """Return a kind as Neo4j's labels are written: "organisation" → Organisation."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"\W+", kind)) or "Thing"


def relationship(role: str) -> str:
    """Return a role as Neo4j's relationship types are written: "executive-producer" → EXECUTIVE_PRODUCER."""
    return "_".join(filter(None, re.split(r"\W+", role))).upper() or "LINKED"


def _nodes(network: Network, row: to.Row) -> Iterator[str]:
    tell, key = row.teller(_fields(row, "kind", "thing", label)), row.key
    for name, values in network.nodes:
        yield f"{key(name)},{tell(name, values)}\n"


def _edges(network: Network, row: to.Row) -> Iterator[str]:
    tell, key, again = row.teller(_fields(row, "role", "linked", relationship)), row.key, row.again
    for source, target, values in network.edges:
        yield f"{again(source)},{key(target)},{tell(source, values)}\n"


def _fields(row: to.Row, by: str, other: str, written: Callable[[str], str]) -> to.Renderer:
    """Return what writes the fields of a row and, last, its label or type, which is what `by` says or else `other`."""
    number = place(row.attributes, by, "text")

    def render(values: Sequence[Any]) -> str:
        fields = ["" if value is None else encode(value) for encode, value in zip(row.encoders, values, strict=True)]
        last = other if number is None else values[number] or other
        return ",".join([*fields, quoted(written(last))])

    return render
