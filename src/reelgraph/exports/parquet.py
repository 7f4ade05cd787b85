"""Parquet: `nodes.parquet` and `edges.parquet`, for data frames, DuckDB, Spark and GraphFrames (id, src, dst).

Title, creator, licence and sources stand in the key-value metadata of both files.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from reelgraph.exports import json_rows, values
from reelgraph.exports.containers import Container
from reelgraph.exports.model import Attribute, Network, in_blocks

NAME = "parquet"
NODES, EDGES = "nodes.parquet", "edges.parquet"
MEMORY = "256MB"  # what DuckDB may take; it takes far less
LONGEST = 1 << 20  # bytes of a row; DuckDB keeps room for some of that length
GROUP = 4_096  # rows; what DuckDB holds until they are written
TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "list": "VARCHAR[]",
}


def _list(value: Any) -> str:
    return json_rows.compact([values.encodable(item) for item in values.texts(value)])


ENCODERS: dict[str, values.Encoder] = {
    **{type_: json_rows.ENCODERS[type_] for type_ in TYPES},
    "text": lambda value: json_rows.quoted(values.encodable(value)),
    "integer": values.integer(values.LONG),
    "number": lambda value: f'"{values.plain(values.number(value))}"',  # JSON has no word for NaN, DuckDB has
    "list": _list,
}


def write(network: Network, container: Container) -> None:
    """Write a network. Raises ExportError where Parquet cannot hold a value."""
    nodes = values.Row(NAME, "node", network.node_attributes, ENCODERS)
    edges = values.Row(NAME, "edge from", network.edge_attributes, ENCODERS)
    values.reserve(nodes, ("id",))
    values.reserve(edges, ("src", "dst"))
    told = network.metadata.pairs()
    with tempfile.TemporaryDirectory() as folder:
        for name, keys, row, rows in (
            (NODES, ("id",), nodes, _nodes(network, nodes)),
            (EDGES, ("src", "dst"), edges, _edges(network, edges)),
        ):
            staged, made = Path(folder) / "rows.jsonl", Path(folder) / name
            _stage(rows, staged)
            _convert(staged, made, [*(Attribute(key) for key in keys), *row.attributes], told)
            with container.file(name) as file, made.open("rb") as read:
                while block := read.read(1 << 20):
                    file.write(block)


def _nodes(network: Network, row: values.Row) -> Iterator[str]:
    tell, key = row.teller(_following(row)), row.key
    for name, told in network.nodes:
        yield f'{{"id":{key(name)}{tell(name, told)}}}\n'


def _edges(network: Network, row: values.Row) -> Iterator[str]:
    tell, key, again = row.teller(_following(row)), row.key, row.again
    for source, target, told in network.edges:
        yield f'{{"src":{again(source)},"dst":{key(target)}{tell(source, told)}}}\n'


def _following(row: values.Row) -> values.Renderer:
    return row.renderer(lambda _, attribute: f",{json_rows.name(attribute)}")


def _stage(rows: Iterator[str], path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(block.encode() for block in in_blocks(rows))


def _convert(staged: Path, made: Path, attributes: list[Attribute], told: dict[str, str]) -> None:
    columns = ", ".join(f"{_quoted(attribute.name)}: '{TYPES[attribute.type]}'" for attribute in attributes)
    about = ", ".join(f"{name}: {_literal(text)}" for name, text in told.items())
    with duckdb.connect(config={"threads": 1, "memory_limit": MEMORY}) as db:
        db.execute(f"""
            COPY (FROM read_json({_literal(str(staged))}, format = 'newline_delimited', maximum_object_size = {LONGEST}, columns = {{{columns}}}))
            TO {_literal(str(made))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, KV_METADATA {{{about}}})
        """)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
