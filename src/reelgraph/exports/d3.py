"""Node-link JSON, for D3's force layouts and networkx (`node_link_graph(data, edges="links")`)."""

from collections.abc import Iterator
from typing import BinaryIO

from reelgraph.exports import json_rows, values
from reelgraph.exports.model import Network

NAME = "d3"


def write(network: Network, output: BinaryIO) -> None:
    """Write a network. Raises ExportError where JSON cannot hold a value or node-link keeps a name for itself."""
    nodes = values.Row(NAME, "node", network.node_attributes, json_rows.ENCODERS)
    edges = values.Row(NAME, "edge from", network.edge_attributes, json_rows.ENCODERS)
    values.reserve(nodes, ("id",))
    values.reserve(edges, ("source", "target", "key"))
    about = json_rows.compact(network.metadata.pairs())
    directed = json_rows.compact(network.directed)
    output.write(json_rows.encode(f'{{"directed":{directed},"multigraph":true,\n"graph":{about},\n"nodes":[\n'))
    json_rows.write_items(_nodes(network, nodes), output)
    output.write(b'\n],\n"links":[\n')
    json_rows.write_items(_links(network, edges), output)
    output.write(b"\n]}\n")


def _nodes(network: Network, row: values.Row) -> Iterator[str]:
    tell, key = row.teller(_following(row)), row.key
    for name, told in network.nodes:
        yield f'{{"id":{key(name)}{tell(name, told)}}}'


def _links(network: Network, row: values.Row) -> Iterator[str]:
    tell, key, again = row.teller(_following(row)), row.key, row.again
    for number, (source, target, told) in enumerate(network.edges):
        yield f'{{"source":{again(source)},"target":{key(target)},"key":{number}{tell(source, told)}}}'


def _following(row: values.Row) -> values.Renderer:
    return row.renderer(lambda _, attribute: f",{json_rows.name(attribute)}")
