"""The pairs of an answer as a network, for exports and pictures."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from reelgraph.exports.model import Attribute, Edge, Network, Node, Value
from reelgraph.graph import Graph
from reelgraph.selections import metadata
from reelgraph.selections.things import NODE_ATTRIBUTES

MOST = 50_000  # edges of an answer's network: what the tools it is for can draw


def network_of(
    graph: Graph,
    title: str,
    ends: tuple[Sequence[int] | npt.NDArray[np.int64], Sequence[int] | npt.NDArray[np.int64]],
    attributes: Sequence[Attribute],
    values: Iterable[Sequence[Value]],
    directed: bool = False,
) -> Network:
    """Return the network whose edges lead from the first to the second of two lists of nodes.

    `values` are those of each edge in the order of `attributes`. The weight of a node is how many edges it has. No more
    than the first 50,000 edges are kept.
    """
    source, target = (np.asarray(end, dtype=np.int64)[:MOST] for end in ends)
    things = graph.paths
    numbers, degrees = np.unique(np.concatenate([source, target]), return_counts=True)
    told = {int(number): things.thing(int(number)) for number in numbers}
    nodes = [
        Node(thing.iri, (thing.iri, thing.label, thing.kind, thing.year, int(degree)))
        for thing, degree in zip(told.values(), degrees, strict=True)
    ]
    edges = [
        Edge(told[one].iri, told[other].iri, tuple(row))
        for one, other, row in zip(source.tolist(), target.tolist(), values, strict=False)
    ]
    return Network(metadata(graph, title), nodes, edges, NODE_ATTRIBUTES, tuple(attributes), directed)
