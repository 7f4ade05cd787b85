"""What of a graph becomes a network: all of it, a neighbourhood, a projection, or the answer to a query.

All but a query's answer is read from the arrays of `network` as it is written: no more than a block of it is in memory,
beside the IRIs of its nodes (some 70 bytes each). Nodes and edges come in the order of the arrays, which is that of the
IRIs, so that the same graph gives the same network.
"""

from reelgraph.exports.model import Network
from reelgraph.graph import Graph
from reelgraph.selections.answers import answer
from reelgraph.selections.credited import neighbourhood, whole
from reelgraph.selections.projections import PROJECTIONS, Projection, project
from reelgraph.selections.things import metadata

__all__ = ["PROJECTIONS", "Projection", "answer", "metadata", "neighbourhood", "project", "select", "whole"]


def select(
    graph: Graph,
    around: str | None = None,
    hops: int = 2,
    projection: str | None = None,
    query: str | None = None,
) -> Network:
    """Return the whole network of agents and films, or the part that one of the others asks for.

    Raises QueryError where a name, a projection or a query selects nothing that is a network.
    """
    if around is not None:
        return neighbourhood(graph, around, hops)
    if projection is not None:
        return project(graph, projection)
    if query is not None:
        return answer(graph, query)
    return whole(graph)
