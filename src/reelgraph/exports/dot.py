"""DOT, for Graphviz.

https://graphviz.org/doc/info/lang.html

Every id, name and value is a quoted string, with quotes and backslashes escaped as Graphviz' labels read them.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reelgraph.exports import values as to
from reelgraph.exports.appearance import Stylist
from reelgraph.exports.model import Network, in_blocks

NAME = "dot"
DRAWN = ("fillcolor", "style", "pos", "width", "shape", "fixedsize")


def quoted(text: str) -> str:
    """Return a quoted string. Raises UnfitError where DOT has no way to write a character."""
    text = to.encodable(text)
    if "\x00" in text:
        raise to.UnfitError(
            "has the character U+0000, which ends the file for Graphviz: let it be replaced with --clean"
        )
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _quoting(encode: to.Encoder) -> to.Encoder:
    return lambda value: quoted(encode(value))


ENCODERS = {type_: _quoting(encode) for type_, encode in to.FLAT.items()}


def write(network: Network, output: BinaryIO) -> None:
    """Write a network. Raises ExportError where DOT cannot hold a value."""
    for block in in_blocks(_lines(network)):
        output.write(block.encode("utf-8"))


def _lines(network: Network) -> Iterator[str]:
    nodes = to.Row(NAME, "node", network.node_attributes, ENCODERS)
    edges = to.Row(NAME, "edge from", network.edge_attributes, ENCODERS)
    if network.drawn:
        to.reserve(nodes, DRAWN)
    told = network.metadata.pairs()
    yield f"{'digraph' if network.directed else 'graph'} {quoted(to.readable(network.metadata.title))} {{\n"
    yield f"graph [{','.join(f'{name}={quoted(to.readable(text))}' for name, text in told.items())}];\n"
    if network.drawn:
        yield 'node [shape="circle",style="filled",fixedsize="true"];\nedge [color="#BBBBBB"];\n'
    stylist = Stylist(network.node_attributes) if network.drawn else None
    tell, key = nodes.teller(_list(nodes)), nodes.key
    for name, values in network.nodes:
        yield f"{key(name)} [{tell(name, values)}{_look(stylist, values) if stylist else ''}];\n"
    tell, key, again = edges.teller(_list(edges)), edges.key, edges.again
    line = "->" if network.directed else "--"
    for source, target, values in network.edges:
        yield f"{again(source)} {line} {key(target)} [{tell(source, values)}];\n"
    yield "}\n"


def _look(stylist: Stylist, values: Any) -> str:
    look = stylist.look(values)
    return f' fillcolor="{look.colour}", width="{look.size / 72:.3f}", pos="{look.x},{look.y}"'


def _list(row: to.Row) -> to.Renderer:
    return row.renderer(lambda _, attribute: f"{quoted(attribute.name)}=", separator=",")
