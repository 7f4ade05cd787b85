"""graphology's serialised graphs, for sigma and Gephi Lite.

https://graphology.github.io/serialization.html

Colour, size and place stand in the attributes that sigma draws by (`color`, `size`, `x`, `y`).
"""

from collections.abc import Iterator
from typing import BinaryIO

from reelgraph.exports import json_rows, values
from reelgraph.exports.appearance import Stylist
from reelgraph.exports.model import Network

NAME = "graphology"
DRAWN = ("x", "y", "size", "color")  # attributes that sigma draws by: a network that has one is drawn by its own


def write(network: Network, output: BinaryIO) -> None:
    """Write a network. Raises ExportError where JSON cannot hold a value."""
    nodes = values.Row(NAME, "node", network.node_attributes, json_rows.ENCODERS)
    edges = values.Row(NAME, "edge from", network.edge_attributes, json_rows.ENCODERS)
    options = {"type": "directed" if network.directed else "undirected", "multi": True, "allowSelfLoops": True}
    about = json_rows.compact(network.metadata.pairs())
    output.write(json_rows.encode(f'{{"options":{json_rows.compact(options)},\n"attributes":{about},\n"nodes":[\n'))
    json_rows.write_items(_nodes(network, nodes), output)
    output.write(b'\n],\n"edges":[\n')
    json_rows.write_items(_edges(network, edges), output)
    output.write(b"\n]}\n")


def _nodes(network: Network, row: values.Row) -> Iterator[str]:
    names = {attribute.name for attribute in row.attributes}
    stylist = Stylist(network.node_attributes) if network.drawn and not names & set(DRAWN) else None
    tell, key = row.teller(json_rows.members(row)), row.key
    for name, told in network.nodes:
        members = tell(name, told)
        if stylist:
            look = stylist.look(told)
            drawn = f'"x":{look.x},"y":{look.y},"size":{look.size},"color":"{look.colour}"'
            members = f"{drawn},{members}" if members else drawn
        yield f'{{"key":{key(name)},"attributes":{{{members}}}}}'


def _edges(network: Network, row: values.Row) -> Iterator[str]:
    tell, key, again = row.teller(json_rows.members(row)), row.key, row.again
    for number, (source, target, told) in enumerate(network.edges):
        ends = f'"source":{again(source)},"target":{key(target)}'
        yield f'{{"key":"{number}",{ends},"attributes":{{{tell(source, told)}}}}}'
