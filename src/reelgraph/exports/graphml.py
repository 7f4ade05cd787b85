"""GraphML, for networkx, yEd, Cytoscape, Gephi, R.

http://graphml.graphdrawing.org/

Dates are texts and lists are joined with `|`, for GraphML's types have neither.
"""

from collections.abc import Iterator
from typing import BinaryIO

from reelgraph.exports import values as to
from reelgraph.exports.model import Attribute, Network, in_blocks
from reelgraph.exports.xml import escape

NAME = "graphml"
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
    "datetime": "string",
    "list": "string",
}
ENCODERS = {
    **to.FLAT,
    "text": lambda value: escape(to.text(value)),
    "list": lambda value: escape(to.FLAT["list"](value)),
}


def write(network: Network, output: BinaryIO) -> None:
    """Write a network. Raises ExportError where XML cannot hold a value."""
    for block in in_blocks(_lines(network)):
        output.write(block.encode("utf-8"))


def _lines(network: Network) -> Iterator[str]:
    nodes = to.Row(NAME, "node", network.node_attributes, ENCODERS)
    edges = to.Row(NAME, "edge from", network.edge_attributes, ENCODERS)
    told = network.metadata.pairs()
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{NAMESPACE}">\n'
    yield from _keys("graph", tuple(Attribute(name) for name in told), "g")
    yield from _keys("node", network.node_attributes, "n")
    yield from _keys("edge", network.edge_attributes, "e")
    yield f'<graph id="G" edgedefault="{"directed" if network.directed else "undirected"}">\n'
    for number, value in enumerate(told.values()):
        yield f'<data key="g{number}">{escape(to.readable(value))}</data>\n'
    tell, key = nodes.teller(_data(nodes, "n")), nodes.key
    for name, values in network.nodes:
        yield f'<node id="{key(name)}">{tell(name, values)}</node>\n'
    tell, key, again = edges.teller(_data(edges, "e")), edges.key, edges.again
    for number, (source, target, values) in enumerate(network.edges):
        ends = f'source="{again(source)}" target="{key(target)}"'
        yield f'<edge id="{number}" {ends}>{tell(source, values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(what: str, attributes: tuple[Attribute, ...], letter: str) -> Iterator[str]:
    for number, attribute in enumerate(attributes):
        name = escape(attribute.name)
        yield f'<key id="{letter}{number}" for="{what}" attr.name="{name}" attr.type="{TYPES[attribute.type]}"/>\n'


def _data(row: to.Row, letter: str) -> to.Renderer:
    return row.renderer(lambda number, _: f'<data key="{letter}{number}">', "</data>")
