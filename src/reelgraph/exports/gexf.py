"""GEXF 1.3, for Gephi and Gephi Lite.

https://gexf.net/1.3/primer.html

What GEXF has a place for stands there (label, weight, viz); a role is also the edge's `kind`, which is how GEXF tells
parallel edges apart. Dates are texts, for GEXF's types have none.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, BinaryIO

from reelgraph.exports import values as to
from reelgraph.exports.appearance import Stylist, channels
from reelgraph.exports.model import Attribute, Metadata, Network, in_blocks, place
from reelgraph.exports.xml import escape

NAME = "gexf"
TYPES = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
    "datetime": "string",
    "list": "liststring",
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
    viz = ' xmlns:viz="http://gexf.net/1.3/viz"' if network.drawn else ""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3"{viz} version="1.3">\n'
    yield _meta(network.metadata)
    direction = "directed" if network.directed else "undirected"
    yield f'<graph defaultedgetype="{direction}" mode="static" idtype="string">\n'
    yield _declared("node", network.node_attributes, place(network.node_attributes, "label", "text"))
    yield _declared("edge", network.edge_attributes, place(network.edge_attributes, "weight", "integer", "number"))
    yield "<nodes>\n"
    tell, key = nodes.teller(_node(nodes)), nodes.key
    stylist = Stylist(network.node_attributes) if network.drawn else None
    for name, values in network.nodes:
        yield f'<node id="{key(name)}"{tell(name, values)}{_viz(stylist, values) if stylist else ""}</node>\n'
    yield "</nodes>\n<edges>\n"
    tell, key, again = edges.teller(_edge(edges)), edges.key, edges.again
    for number, (source, target, values) in enumerate(network.edges):
        yield f'<edge id="{number}" source="{again(source)}" target="{key(target)}"{tell(source, values)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _meta(metadata: Metadata) -> str:
    told = [metadata.title]
    if metadata.licence:
        told.append(f"Licence: {metadata.licence}")
    if metadata.sources:
        told.append(f"Sources: {'; '.join(map(str, metadata.sources))}")
    description = escape(to.readable(" | ".join(told)))
    return f"<meta>\n<creator>{escape(to.readable(metadata.creator))}</creator>\n<description>{description}</description>\n</meta>\n"


def _declared(what: str, attributes: tuple[Attribute, ...], elsewhere: int | None) -> str:
    lines = [
        f'<attribute id="{number}" title="{escape(attribute.name)}" type="{TYPES[attribute.type]}"/>\n'
        for number, attribute in enumerate(attributes)
        if number != elsewhere
    ]
    return f'<attributes class="{what}">\n{"".join(lines)}</attributes>\n' if lines else ""


def _attvalues(row: to.Row, elsewhere: int | None) -> to.Renderer:
    """Return what writes the values of the attributes but for the one that stands elsewhere."""
    render = row.renderer(lambda number, _: f'<attvalue for="{number}" value="', '"/>', omit=elsewhere)

    def wrapped(values: Sequence[Any]) -> str:
        told = render(values)
        return f"<attvalues>{told}</attvalues>" if told else ""

    return wrapped


def _node(row: to.Row) -> to.Renderer:
    label = place(row.attributes, "label", "text")
    attvalues = _attvalues(row, label)

    def render(values: Sequence[Any]) -> str:
        called = "" if label is None or values[label] is None else f' label="{escape(to.text(values[label]))}"'
        return f"{called}>{attvalues(values)}"

    return render


def _edge(row: to.Row) -> to.Renderer:
    weight = place(row.attributes, "weight", "integer", "number")
    role = place(row.attributes, "role", "text")
    attvalues = _attvalues(row, weight)

    def render(values: Sequence[Any]) -> str:
        kind = "" if role is None or values[role] is None else f' kind="{escape(to.text(values[role]))}"'
        heavy = "" if weight is None or values[weight] is None else f' weight="{to.finite(values[weight])}"'
        return f"{kind}{heavy}>{attvalues(values)}"

    return render


def _viz(stylist: Stylist, values: Sequence[Any]) -> str:
    look = stylist.look(values)
    return f'{_colour(look.colour)}<viz:position x="{look.x}" y="{look.y}" z="0.0"/><viz:size value="{look.size}"/>'


@cache
def _colour(colour: str) -> str:
    red, green, blue = channels(colour)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
