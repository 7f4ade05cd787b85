"""What the arrays of a network do not hold: IRIs, labels, kinds and years of its nodes, and where all is from."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np

from reelgraph import generations, network
from reelgraph.exports.model import Attribute, Metadata, Node, Source
from reelgraph.graph import Graph
from reelgraph.selections.ranges import Flags, Numbers

BLOCK = 16_384  # nodes that are read at once
NODE_ATTRIBUTES = (
    Attribute("iri"),
    Attribute("label"),
    Attribute("kind"),
    Attribute("year", "integer"),
    Attribute("weight", "integer"),
)


class Names:
    """The IRIs of the nodes by their numbers, side by side."""

    def __init__(self, size: int) -> None:
        self._text = bytearray()
        self._starts = np.zeros(size, dtype=np.int64)
        self._lengths = np.zeros(size, dtype=np.uint16)

    def add(self, number: int, name: str) -> None:
        """Keep the IRI of a node."""
        encoded = name.encode()
        self._starts[number], self._lengths[number] = len(self._text), len(encoded)
        self._text += encoded

    def of(self, number: int) -> str:
        """Return the IRI of a node."""
        start = int(self._starts[number])
        return self._text[start : start + int(self._lengths[number])].decode()


def things_file(graph: Graph) -> Path:
    """Return the file that tells of every node."""
    return graph.folder / generations.NETWORK / network.THINGS


def numbers_of(things: Path, iris: list[str]) -> list[int]:
    """Return the numbers of the nodes with these IRIs, in order."""
    with duckdb.connect() as db:
        rows = db.execute(
            "SELECT id FROM read_parquet($1) WHERE list_contains($2, iri) ORDER BY id", [str(things), iris]
        )
        return [number for (number,) in rows.fetchall()]


def columns(things: Path) -> tuple[Flags, Numbers]:
    """Return for each thing whether it is a film, and its year, 0 where nobody knows."""
    with duckdb.connect(config={"threads": 1}) as db:
        found = db.execute(
            """SELECT coalesce(kind = 'film', false) AS film, coalesce(try_cast(year[:4] AS SMALLINT), 0) AS year
            FROM read_parquet($1) ORDER BY id""",
            [str(things)],
        ).fetchnumpy()
    return np.asarray(found["film"], dtype=np.bool_), np.asarray(found["year"]).astype(np.int64)


def nodes(things: Path, names: Names, chosen: Flags, weights: Numbers) -> Iterator[Node]:
    """Yield the chosen nodes with their weights, and keep their IRIs in `names` as they go by."""
    with duckdb.connect(config={"threads": 1}) as db:
        for start in range(0, len(chosen), BLOCK):
            if not chosen[start : start + BLOCK].any():
                continue
            rows = db.execute(
                """SELECT id, iri, label, kind, try_cast(year[:4] AS INTEGER) FROM read_parquet($1)
                WHERE id >= $2 AND id < $3 ORDER BY id""",
                [str(things), start, start + BLOCK],
            )
            for number, name, label, kind, year in rows.fetchall():
                if chosen[number]:
                    names.add(number, name)
                    yield Node(name, (name, label, kind, year, int(weights[number])))


def metadata(graph: Graph, title: str) -> Metadata:
    """Return what every network of a graph says of itself: its sources and their licences."""
    sources = graph.manifest["sources"]
    told = (Source(source["title"], source["licence"], source.get("origin", "")) for source in sources)
    return Metadata(title, "reelgraph", tuple(dict.fromkeys(told)))
