"""CX2, for Cytoscape desktop and NDEx.

https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/

Nodes are numbers in CX2: the id stands in the attribute `id`, and the numbers of all nodes in memory (some 200 bytes a
node) until the edges have been written.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reelgraph.errors import ExportError
from reelgraph.exports import json_rows, values
from reelgraph.exports.appearance import COLOURS, LINE, OTHER, Stylist
from reelgraph.exports.model import Attribute, Network, place

NAME = "cx2"
TYPES = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
    "datetime": "string",
    "list": "list_of_string",
}
ENCODERS: dict[str, values.Encoder] = {
    **{type_: json_rows.ENCODERS[type_] for type_ in TYPES},
    "integer": values.integer(values.LONG),
}


def write(network: Network, output: BinaryIO) -> None:
    """Write a network. Raises ExportError where CX2 cannot hold a value or an edge has an end that is no node."""
    nodes = values.Row(NAME, "node", network.node_attributes, ENCODERS)
    edges = values.Row(NAME, "edge from", network.edge_attributes, ENCODERS)
    values.reserve(nodes, ("id",))
    numbers: dict[str, int] = {}
    output.write(b'[{"CXVersion":"2.0","hasFragments":false}')
    for aspect in _before(network):
        output.write(json_rows.encode(f",\n{json_rows.compact(aspect)}"))
    output.write(b',\n{"nodes":[\n')
    json_rows.write_items(_nodes(network, nodes, numbers), output)
    output.write(b']},\n{"edges":[\n')
    json_rows.write_items(_edges(network, edges, numbers), output)
    output.write(b"]}")
    if network.drawn:
        output.write(json_rows.encode(f",\n{json_rows.compact({'visualProperties': [_visual(network)]})}"))
    output.write(b',\n{"status":[{"success":true,"error":""}]}]\n')


def _before(network: Network) -> Iterator[dict[str, Any]]:
    told = network.metadata.pairs()
    aspects = ["attributeDeclarations", "networkAttributes", "nodes", "edges"]
    aspects += ["visualProperties"] if network.drawn else []
    declared = {
        "networkAttributes": {name: {"d": "string"} for name in ("name", *told)},
        "nodes": {"id": {"d": "string"}, **_declared(network.node_attributes)},
        "edges": _declared(network.edge_attributes),
    }
    yield {"metaData": [{"name": name} for name in aspects]}
    yield {"attributeDeclarations": [declared]}
    yield {"networkAttributes": [{"name": network.metadata.title, **told}]}


def _declared(attributes: tuple[Attribute, ...]) -> dict[str, dict[str, str]]:
    return {attribute.name: {"d": TYPES[attribute.type]} for attribute in attributes}


def _nodes(network: Network, row: values.Row, numbers: dict[str, int]) -> Iterator[str]:
    stylist = Stylist(network.node_attributes) if network.drawn else None
    tell, key = row.teller(row.renderer(lambda _, attribute: f",{json_rows.name(attribute)}")), row.key
    for number, (name, told) in enumerate(network.nodes):
        numbers[name] = number
        where = ""
        if stylist:
            look = stylist.look(told)
            where = f'"x":{look.x},"y":{look.y},'
        yield f'{{"id":{number},{where}"v":{{"id":{key(name)}{tell(name, told)}}}}}'


def _edges(network: Network, row: values.Row, numbers: dict[str, int]) -> Iterator[str]:
    tell = row.teller(json_rows.members(row))
    for number, (source, target, told) in enumerate(network.edges):
        try:
            ends = f'"id":{number},"s":{numbers[source]},"t":{numbers[target]}'
        except KeyError as error:
            raise ExportError(
                f"cx2: an edge ends at {error}, which is no node of the network: give it a node"
            ) from error
        yield f'{{{ends},"v":{{{tell(source, told)}}}}}'


def _visual(network: Network) -> dict[str, Any]:
    default = {
        "node": {"NODE_BACKGROUND_COLOR": OTHER, "NODE_SHAPE": "ellipse", "NODE_LABEL_FONT_SIZE": 8},
        "edge": {"EDGE_LINE_COLOR": LINE},
    }
    mapped: dict[str, Any] = {}
    if place(network.node_attributes, "label", "text") is not None:
        mapped["NODE_LABEL"] = {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}}
    if place(network.node_attributes, "kind", "text") is not None:
        colours = [{"v": kind, "vp": colour} for kind, colour in COLOURS.items()]
        mapped["NODE_BACKGROUND_COLOR"] = {
            "type": "DISCRETE",
            "definition": {"attribute": "kind", "type": "string", "map": colours},
        }
    return {"default": default, "nodeMapping": mapped, "edgeMapping": {}}
