"""The pairs of an answer as a network, for exports and pictures."""

from collections.abc import Iterable, Mapping, Sequence

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
    groups: Mapping[int, int] | None = None,
) -> Network:
    """Return the network whose edges lead from the first to the second of two lists of nodes.

    `values` are those of each edge in the order of `attributes`. The weight of a node is how many edges it has. No more
    than the first 50,000 edges are kept. `groups` tells the group of nodes, where there are any.
    """
    source, target = (np.asarray(end, dtype=np.int64)[:MOST] for end in ends)
    things = graph.paths
    numbers, degrees = np.unique(np.concatenate([source, target]), return_counts=True)
    told = {int(number): things.thing(int(number)) for number in numbers}
    nodes = [
        Node(thing.iri, (thing.iri, thing.label, thing.kind, thing.year, int(degree), *_group(groups, number)))
        for (number, thing), degree in zip(told.items(), degrees, strict=True)
    ]
    edges = [
        Edge(told[one].iri, told[other].iri, tuple(row))
        for one, other, row in zip(source.tolist(), target.tolist(), values, strict=False)
    ]
    of_nodes = NODE_ATTRIBUTES if groups is None else (*NODE_ATTRIBUTES, Attribute("group", "integer"))
    return Network(metadata(graph, title), nodes, edges, of_nodes, tuple(attributes), directed)


def _group(groups: Mapping[int, int] | None, node: int) -> tuple[int | None, ...]:
    return () if groups is None else (groups.get(node),)
