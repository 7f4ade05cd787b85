"""Write a graph as files that other tools read, the same bytes every time.

RDF (`rdf`) holds everything; the formats of networks hold nodes and edges (`model`): one module a format.
"""

from reelgraph.exports.formats import NETWORKS, Format, write_network
from reelgraph.exports.model import Attribute, Edge, Metadata, Network, Node, Source, cleaned
from reelgraph.exports.of_networkx import of_networkx
from reelgraph.exports.rdf import FORMATS, constructed, write

__all__ = [
    "FORMATS",
    "NETWORKS",
    "Attribute",
    "Edge",
    "Format",
    "Metadata",
    "Network",
    "Node",
    "Source",
    "cleaned",
    "constructed",
    "of_networkx",
    "write",
    "write_network",
]
