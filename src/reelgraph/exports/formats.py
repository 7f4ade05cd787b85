"""The formats of networks by the names that `reelgraph export` takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reelgraph.exports import cx2, cytoscape, d3, dot, gexf, graphml, graphology, neo4j, parquet
from reelgraph.exports.containers import Container, Folder, Zip
from reelgraph.exports.model import Network


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, and what writes it, as one stream or as several files."""

    about: str
    stream: Callable[[Network, BinaryIO], None] | None = None
    files: Callable[[Network, Container], None] | None = None


NETWORKS: Mapping[str, Format] = {
    "gexf": Format("GEXF 1.3, for Gephi", stream=gexf.write),
    "graphml": Format("GraphML, for networkx, yEd, R and many others", stream=graphml.write),
    "graphology": Format("graphology JSON, for sigma and Gephi Lite", stream=graphology.write),
    "cytoscape": Format("Cytoscape.js JSON", stream=cytoscape.write),
    "cx2": Format("CX2, for Cytoscape and NDEx", stream=cx2.write),
    "d3": Format("node-link JSON, for D3 and networkx", stream=d3.write),
    "dot": Format("DOT, for Graphviz", stream=dot.write),
    "neo4j": Format("CSV for Neo4j's import: a folder, or a zip", files=neo4j.write),
    "parquet": Format("nodes and edges as Parquet: a folder, or a zip", files=parquet.write),
}


def write_network(network: Network, format_name: str, output: BinaryIO | Path) -> None:
    """Write a network in one of NETWORKS, to a stream or to a path.

    Formats of several files make a folder of a path, or a zip where it ends in `.zip`; a stream gets a zip.
    Raises ExportError where the format cannot hold a value: the message names it and the cure.
    """
    format_ = NETWORKS[format_name]
    if not isinstance(output, Path):
        _stream(network, format_, output)
    elif format_.files is not None and output.suffix.lower() != ".zip":
        format_.files(network, Folder(output))
    else:
        unfinished = output.with_name(f".{output.name}.unfinished")
        try:
            with unfinished.open("wb") as file:
                _stream(network, format_, file)
            unfinished.replace(output)
        finally:
            unfinished.unlink(missing_ok=True)


def _stream(network: Network, format_: Format, output: BinaryIO) -> None:
    if format_.stream is not None:
        format_.stream(network, output)
    elif format_.files is not None:
        with Zip(output) as container:
            format_.files(network, container)
