"""How fast networks are written, and with how much memory, against networkx: writes its table into README.md.

usage: python benchmarks/exports.py
       python benchmarks/exports.py WRITER     (one line of JSON: what the table is made of)
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx

from reelgraph.exports import NETWORKS, Attribute, Edge, Metadata, Network, Node, Source, write_network

HERE = Path(__file__).resolve().parent
NODES, EDGES = 100_000, 400_000
ROLES = ("actor", "director", "film-editor", "composer", "screenwriter", "cinematographer")
NODE_ATTRIBUTES = (
    Attribute("iri"),
    Attribute("label"),
    Attribute("kind"),
    Attribute("year", "integer"),
    Attribute("weight", "integer"),
)
EDGE_ATTRIBUTES = (Attribute("role"), Attribute("year", "integer"), Attribute("weight", "integer"))
RIVALS: dict[str, tuple[str, Callable[[Any, Path], None]]] = {
    "write_gexf": ("gexf", lambda graph, path: nx.write_gexf(graph, path, version="1.2draft")),
    "write_graphml_xml": ("graphml", nx.write_graphml_xml),
    "write_graphml_lxml": ("graphml", nx.write_graphml_lxml),
    "node_link_data": ("d3", lambda graph, path: dump(nx.node_link_data(graph, edges="links"), path)),
    "cytoscape_data": ("cytoscape", lambda graph, path: dump(nx.cytoscape_data(graph), path)),
}


def main() -> None:
    """Print the table and write it between the marks of README.md."""
    if sys.argv[1:]:
        print(json.dumps(measure(sys.argv[1])))
        return
    lines = [
        f"| {NODES:,} nodes, {EDGES:,} edges | edges a second | CPU s | extra memory at most | file |",
        "|---|---|---|---|---|",
    ]
    for name, about in FORMATS.items():
        for writer in (name, *(rival for rival, (format_name, _) in RIVALS.items() if format_name == name)):
            lines.append(row(writer, about if writer == name else f"networkx `{writer}`"))
            print(lines[-1], file=sys.stderr)
    table = "\n".join(lines)
    print(table)
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    mark = re.compile(r"(<!-- exports -->\n).*?(\n<!-- /exports -->)", re.DOTALL)
    readme.write_text(mark.sub(lambda found: found[1] + table + found[2], text), encoding="utf-8")


FORMATS = {name: f"**{name}**" for name in NETWORKS}


def row(writer: str, about: str) -> str:
    """Return a line of the table, measured in a process of its own."""
    done = subprocess.run([sys.executable, __file__, writer], capture_output=True, text=True, check=False)
    if done.returncode:
        return f"| {about} | stops: {done.stderr.strip().splitlines()[-1]} | | | |"
    found = json.loads(done.stdout)
    return (
        f"| {about} | {EDGES / found['seconds']:,.0f} | {found['seconds']:.1f} | {found['extra']:.0f} MiB "
        f"| {found['bytes'] / 1e6:.0f} MB |"
    )


def measure(writer: str) -> dict[str, float]:
    """Return CPU seconds, peak memory above what there was before (MiB) and bytes of one writer.

    What networkx needs to hold the graph is not counted; ours holds none.
    """
    ids = names()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        network = made(ids)
        graph = as_networkx(network) if writer in RIVALS else None
        duckdb.sql("SELECT 1").fetchall()  # every command has started it before it exports
        before, start = peak(), time.process_time()
        if graph is not None:
            RIVALS[writer][1](graph, path)
        else:
            write_network(network, writer, path)
        seconds, extra = time.process_time() - start, peak() - before
        files = [path] if path.is_file() else list(path.iterdir())
        return {"seconds": seconds, "extra": extra, "bytes": sum(file.stat().st_size for file in files)}


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def names() -> list[str]:
    return [
        f"https://w3id.org/reelgraph/id/{'person' if number % 3 else 'film'}/{number * 2654435761 % 2**40:020x}"
        for number in range(NODES)
    ]


def made(ids: list[str]) -> Network:
    """Return a network like the one of a graph: agents and films, credits with roles and years, sorted by agent."""
    return Network(
        Metadata("A made-up network", sources=(Source("Nobody", "CC0-1.0", "https://example.org/"),)),
        nodes(ids),
        edges(ids),
        NODE_ATTRIBUTES,
        EDGE_ATTRIBUTES,
    )


def nodes(ids: list[str]) -> Iterator[Node]:
    for number, name in enumerate(ids):
        if number % 3:
            yield Node(name, (name, f"Zoë Nobody & Sons {number}", "person", None, number % 40))
        else:
            yield Node(name, (name, f"A Film “{number}”", "film", 1920 + number % 105, number % 40))


def edges(ids: list[str]) -> Iterator[Edge]:
    for number in range(EDGES):
        agent = number * NODES // EDGES
        film = number * 7919 % NODES // 3 * 3
        yield Edge(ids[agent], ids[film], (ROLES[number % 6], 1920 + film % 105, 1))


def as_networkx(network: Network) -> "nx.MultiGraph[str]":
    """Return the network as networkx takes it: no None, which its writers cannot hold."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    for name, values in network.nodes:
        graph.add_node(name, **told(NODE_ATTRIBUTES, values))
    for source, target, values in network.edges:
        graph.add_edge(source, target, **told(EDGE_ATTRIBUTES, values))
    return graph


def told(attributes: tuple[Attribute, ...], values: Any) -> dict[str, Any]:
    return {one.name: value for one, value in zip(attributes, values, strict=True) if value is not None}


def dump(value: Any, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(value, file)


if __name__ == "__main__":
    main()
