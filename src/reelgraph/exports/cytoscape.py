"""Cytoscape.js JSON, also read by Cytoscape desktop.

https://js.cytoscape.org/#notation/elements-json

`cytoscape({container, ...file})` draws it: colours by kind stand in `style`, places in the nodes.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reelgraph.exports import json_rows, values
from reelgraph.exports.appearance import COLOURS, LINE, OTHER, Stylist
from reelgraph.exports.model import Network, place

NAME = "cytoscape"
KEPT = ("id", "parent", "source", "target")  # what Cytoscape.js reads in `data`


def write(network: Network, output: BinaryIO) -> None:
    """Write a network. Raises ExportError where JSON cannot hold a value or Cytoscape.js keeps a name for itself."""
    nodes = values.Row(NAME, "node", network.node_attributes, json_rows.ENCODERS)
    edges = values.Row(NAME, "edge from", network.edge_attributes, json_rows.ENCODERS)
    values.reserve(nodes, (*KEPT, "size") if network.drawn else KEPT)
    values.reserve(edges, KEPT)
    output.write(json_rows.encode(f'{{"data":{json_rows.compact(network.metadata.pairs())}'))
    if network.drawn:
        output.write(json_rows.encode(f',\n"style":{json_rows.compact(_style(network))}'))
    output.write(b',\n"elements":{"nodes":[\n')
    json_rows.write_items(_nodes(network, nodes), output)
    output.write(b'\n],\n"edges":[\n')
    json_rows.write_items(_edges(network, edges), output)
    output.write(b"\n]}}\n")


def _style(network: Network) -> list[dict[str, Any]]:
    labelled = place(network.node_attributes, "label", "text") is not None
    node = {"background-color": OTHER, "width": "data(size)", "height": "data(size)"}
    arrow = {"target-arrow-shape": "triangle", "target-arrow-color": LINE} if network.directed else {}
    rules: list[dict[str, Any]] = [
        {"selector": "node[size]", "style": node},
        {"selector": "edge", "style": {"line-color": LINE, "width": 1, "curve-style": "bezier", **arrow}},
    ]
    if labelled:
        rules.append({"selector": "node[label]", "style": {"label": "data(label)", "font-size": 6}})
    for kind, colour in COLOURS.items():
        rules.append({"selector": f'node[kind = "{kind}"]', "style": {"background-color": colour}})
    return rules


def _nodes(network: Network, row: values.Row) -> Iterator[str]:
    stylist = Stylist(network.node_attributes) if network.drawn else None
    tell, key = row.teller(_following(row)), row.key
    for name, told in network.nodes:
        members = tell(name, told)
        if stylist:
            look = stylist.look(told)
            drawn = f'"size":{look.size}{members}}},"position":{{"x":{look.x},"y":{look.y}}}'
            yield f'{{"data":{{"id":{key(name)},{drawn}}}'
        else:
            yield f'{{"data":{{"id":{key(name)}{members}}}}}'


def _edges(network: Network, row: values.Row) -> Iterator[str]:
    tell, key, again = row.teller(_following(row)), row.key, row.again
    for number, (source, target, told) in enumerate(network.edges):
        ends = f'"id":"e{number}","source":{again(source)},"target":{key(target)}'
        yield f'{{"data":{{{ends}{tell(source, told)}}}}}'


def _following(row: values.Row) -> values.Renderer:
    return row.renderer(lambda _, attribute: f",{json_rows.name(attribute)}")
