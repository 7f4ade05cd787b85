"""A graph as other libraries hold it: networkx graphs of a selection, an rdflib Dataset of the store."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import networkx as nx

from reelgraph import selections
from reelgraph.errors import EngineError, QueryError
from reelgraph.exports.model import Network, Value
from reelgraph.graph import Graph
from reelgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib


def networkx(
    graph: Graph,
    around: str | None = None,
    hops: int = 2,
    projection: str | None = None,
    query: str | None = None,
) -> "nx.Graph[str]":
    """Return a selection as a networkx graph.

    Nodes are IRIs with label, kind, year, weight and iri; edges have role, year and weight; what is not known is not
    there. Who is credited in several roles has an edge for each (a MultiGraph); a projection has one edge for each two
    (a Graph, or a DiGraph where the two ends differ); a query's answer is a MultiDiGraph. Title, licence and sources
    are attributes of the graph. Raises QueryError where the selection is none.
    """
    if sum(given is not None for given in (around, projection, query)) > 1:
        raise QueryError("around, projection and query exclude one another; give one of them")
    network = selections.select(graph, around, hops, projection, query)
    return _held(network, _empty(network, several=projection is None))


def _empty(network: Network, several: bool) -> "nx.Graph[str]":
    if several:
        return nx.MultiDiGraph() if network.directed else nx.MultiGraph()
    return nx.DiGraph() if network.directed else nx.Graph()


def _held(network: Network, target: "nx.Graph[str]") -> "nx.Graph[str]":
    of_nodes = [attribute.name for attribute in network.node_attributes]
    of_edges = [attribute.name for attribute in network.edge_attributes]
    target.graph.update(network.metadata.pairs())
    for node in network.nodes:
        target.add_node(node.id, **_known(of_nodes, node.values))
    for edge in network.edges:
        target.add_edge(edge.source, edge.target, **_known(of_edges, edge.values))
    return target


def _known(names: Sequence[str], values: Sequence[Value]) -> dict[str, Value]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def dataset(graph: Graph) -> "rdflib.Dataset":
    """Return the graph as an rdflib Dataset that reads the store itself, read-only, the ontology's prefixes bound.

    Raises EngineError where oxrdflib is not installed.
    """
    try:
        import oxrdflib
    except ImportError as error:
        raise EngineError("a graph in rdflib needs oxrdflib: pip install 'reelgraph[rdflib]'") from error
    import rdflib

    found = rdflib.Dataset(store=oxrdflib.OxigraphStore(store=graph.store))
    for prefix, start in PREFIXES.items():
        found.bind(prefix, start, replace=True)
    return found
